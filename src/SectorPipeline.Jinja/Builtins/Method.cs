namespace SectorPipeline.Jinja.Builtins;

/// <summary>A method of one of Python's types.</summary>
internal sealed record Method(Signature Signature, Func<object, Bound, object?> Call);

namespace SectorPipeline.Jinja;

/// <summary>Thrown by a function of the host: what is wrong. It reaches the caller as a <see cref="JinjaException"/> that says where.</summary>
public sealed class JinjaFaultException(string kind, string what, string hint = "", Exception? cause = null) : Exception(what, cause)
{
    /// <summary>One of <see cref="JinjaErrorKind"/>, or a kind of the host's own.</summary>
    public string Kind { get; } = kind;

    public string Hint { get; } = hint;
}

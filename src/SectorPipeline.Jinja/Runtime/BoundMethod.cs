using SectorPipeline.Jinja.Builtins;

namespace SectorPipeline.Jinja.Runtime;

/// <summary>A method of a value, with the value.</summary>
internal sealed class BoundMethod(object receiver, Method method) : IJinjaCallable
{
    public object? Call(JinjaArguments arguments) => method.Call(receiver, method.Signature.Bind(arguments));

    public override string ToString() => $"<built-in method {method.Signature.Name} of {TypeNames.Of(receiver)} object>";
}

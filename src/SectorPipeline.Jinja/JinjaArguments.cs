using System.Diagnostics.CodeAnalysis;
using SectorPipeline.Jinja.Runtime;
using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja;

/// <summary>What a callable is called with, and where from.</summary>
public sealed class JinjaArguments
{
    /// <summary>Arguments of a call that the host makes itself.</summary>
    public JinjaArguments(
        IReadOnlyList<object?> positional,
        IReadOnlyList<KeyValuePair<string, object?>> named,
        CancellationToken cancellation)
    {
        (Positional, Named, Cancellation) = (positional, named, cancellation);
    }

    internal JinjaArguments(IReadOnlyList<object?> positional, IReadOnlyList<KeyValuePair<string, object?>> named, RenderState state)
        : this(positional, named, state.Cancellation)
    {
        State = state;
    }

    public IReadOnlyList<object?> Positional { get; }

    /// <summary>In the order of the call.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Named { get; }

    public CancellationToken Cancellation { get; }

    /// <summary>The template whose code makes the call; empty when the host makes it.</summary>
    public string TemplateName => State?.Template?.Name ?? "";

    /// <summary>The line of the call in <see cref="TemplateName"/>; 0 when the host makes it.</summary>
    public int Line => State?.Place.Line ?? 0;

    internal RenderState? State { get; }

    /// <summary>Other arguments for a call that is made in the same place: a host function that calls a macro.</summary>
    public JinjaArguments With(IReadOnlyList<object?> positional, IReadOnlyList<KeyValuePair<string, object?>> named) => State is null
        ? new JinjaArguments(positional, named, Cancellation)
        : new JinjaArguments(positional, named, State);

    /// <summary>Python's + of two values, within the bounds of the render.</summary>
    /// <exception cref="JinjaFaultException">The two cannot be added (TypeError).</exception>
    public object? Sum(object? left, object? right) => State is null
        ? throw new InvalidOperationException("A sum was asked for outside of a template.")
        : new Arithmetic(State).Apply(BinaryOperator.Add, left, right);

    /// <summary>The argument at the position or of the name; a TypeError of the template when it is missing.</summary>
    public object? Required(int position, string name) =>
        TryGet(position, name, out var value)
            ? value
            : throw Fault.Type($"missing the required argument '{name}'");

    public object? Optional(int position, string name, object? fallback = null) =>
        TryGet(position, name, out var value) ? value : fallback;

    /// <summary>The argument as a text; a TypeError of the template when it is missing or something else.</summary>
    public string Text(int position, string name) => Required(position, name) switch
    {
        string text => text,
        JinjaMarkup markup => markup.Text,
        var other => throw Fault.Type($"the argument '{name}' must be a string, not {TypeNames.Of(other)}"),
    };

    public bool TryGet(int position, string name, out object? value)
    {
        if (position < Positional.Count)
        {
            value = Positional[position];
            return true;
        }

        return TryGet(name, out value);
    }

    public bool TryGet(string name, [MaybeNullWhen(false)] out object? value)
    {
        foreach (var (key, given) in Named)
        {
            if (key != name)
                continue;
            value = given;
            return true;
        }

        value = null;
        return false;
    }
}

using SectorPipeline.Jinja.Syntax;

namespace SectorPipeline.Jinja.Parsing;

/// <summary>Collects the calls of given functions.</summary>
internal sealed class CallFinder : SyntaxWalker
{
    private readonly HashSet<string> names;
    private readonly List<JinjaCall> found = [];

    private CallFinder(IEnumerable<string> names)
    {
        this.names = new HashSet<string>(names, StringComparer.Ordinal);
    }

    public static List<JinjaCall> Find(IReadOnlyList<Statement> body, IEnumerable<string> names)
    {
        var finder = new CallFinder(names);
        finder.Visit(body);
        return finder.found;
    }

    protected override void Visit(Expression expression)
    {
        if (expression is Call call && Path(call.Target) is { } path && names.Contains(path))
            found.Add(Describe(path, call));
        base.Visit(expression);
    }

    private static string? Path(Expression target)
    {
        var attributes = new Stack<string>();
        for (; target is Syntax.Attribute attribute; target = attribute.Target)
            attributes.Push(attribute.Name);
        if (target is not NameExpression name)
            return null;
        return attributes.Count == 0 ? name.Name : $"{name.Name}.{string.Join('.', attributes)}";
    }

    private static JinjaCall Describe(string function, Call call)
    {
        var positional = call.Arguments.Positional.Select(ConstantValue.Of).ToList();
        var named = call.Arguments.Named.Select(argument => (argument.Name, ConstantValue.Of(argument.Value).IsConstant, ConstantValue.Of(argument.Value).Value)).ToList();
        var isConstant = positional.TrueForAll(value => value.IsConstant) && named.TrueForAll(value => value.IsConstant)
            && call.Arguments.Spread is null && call.Arguments.NamedSpread is null;
        var constants = named.Where(value => value.IsConstant).DistinctBy(value => value.Name, StringComparer.Ordinal);
        return new JinjaCall(
            function,
            positional.ConvertAll(value => value.Value),
            constants.ToDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal),
            isConstant,
            call.At.Line,
            call.At.Column);
    }
}

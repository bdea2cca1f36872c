using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace SectorPipeline.Orchestration;

/// <summary>Reads <c>for_each</c> and <c>max_parallel</c> of a step.</summary>
internal sealed class ForEachReader(SourceText source, ExpressionReader expressions)
{
    public ForEach? Read(string step, MappingReader mapping)
    {
        var parallel = mapping.Value("max_parallel", Count, "a number of items from 1 to 100");
        if (mapping.Node("for_each") is { } node)
            return Items(step, node) is { } items ? new ForEach(items, Text(node), parallel ?? ForEach.DefaultMaxParallel) : null;
        if (parallel is not null)
            source.Fault(mapping.KeyStart("max_parallel"), "max_parallel: counts items of for_each, which is missing. Add it or leave this out.");
        return null;
    }

    private Template? Items(string step, YamlNode node)
    {
        if (node is YamlSequenceNode list && list.All(item => item is YamlScalarNode))
            return expressions.List(step, list, hasItem: false);
        if (node is YamlScalarNode { Value: { } text } && TemplateParser.HasExpressions(text))
            return expressions.Template(step, node, hasItem: false);
        source.Fault(node.Start, "for_each: a list of texts or an expression is expected here, such as [AAPL, MSFT] or ${{ params.symbols }}.");
        return null;
    }

    private static string Text(YamlNode node) =>
        node is YamlSequenceNode list ? string.Join(", ", list.Cast<YamlScalarNode>().Select(item => item.Value)) : ((YamlScalarNode)node).Value ?? "";

    private static int? Count(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 100 ? number : null;
}

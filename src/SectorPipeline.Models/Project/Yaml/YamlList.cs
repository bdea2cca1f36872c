namespace SectorPipeline.Models;

internal sealed class YamlList(SourceFile file, int line, int column, IReadOnlyList<YamlNode> items) : YamlNode(file, line, column)
{
    public IReadOnlyList<YamlNode> Items { get; } = items;

    public override string Description => "a list";

    public override object? ToUnrendered() => Items.Select(item => item.ToUnrendered()).ToList();

    public override object? ToValue()
    {
        var values = new List<object?>(Items.Count);
        values.AddRange(Items.Select(item => item.ToValue()));
        return values;
    }
}

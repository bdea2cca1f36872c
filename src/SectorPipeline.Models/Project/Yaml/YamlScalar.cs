namespace SectorPipeline.Models;

/// <summary>A single value; a quoted one is always a text.</summary>
internal sealed class YamlScalar(SourceFile file, int line, int column, string text, bool plain) : YamlNode(file, line, column)
{
    public string Text { get; } = text;

    public bool IsNull => plain && YamlValues.IsNull(Text);

    public override string Description => IsNull ? "empty" : $"'{Text}'";

    public override object? ToValue() => plain ? YamlValues.Resolve(Text) : Text;
}

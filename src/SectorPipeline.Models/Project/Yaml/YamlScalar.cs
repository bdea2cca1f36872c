namespace SectorPipeline.Models;

/// <summary>A single value; a quoted one is always a text.</summary>
internal sealed class YamlScalar(SourceFile file, int line, int column, string text, bool plain) : YamlNode(file, line, column)
{
    public string Text { get; } = text;

    /// <summary>The template that the text was rendered from; null for a text that was none.</summary>
    public string? Template { get; init; }

    public bool IsNull => plain && YamlValues.IsNull(Text);

    public override string Description => IsNull ? "empty" : $"'{Text}'";

    public override object? ToUnrendered() => Template ?? ToValue();

    public override object? ToValue() => plain ? YamlValues.Resolve(Text) : Text;
}

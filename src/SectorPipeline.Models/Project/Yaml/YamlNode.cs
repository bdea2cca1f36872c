using SectorPipeline.Core;

namespace SectorPipeline.Models;

/// <summary>A value of a YAML file that knows its place; lines and columns count from 1.</summary>
internal abstract class YamlNode(SourceFile file, int line, int column)
{
    public SourceFile File { get; } = file;

    public int Line { get; } = line;

    public int Column { get; } = column;

    /// <summary>"a list", "a mapping" or the text: for messages.</summary>
    public abstract string Description { get; }

    /// <summary>The value as Jinja and configuration know it: null, bool, long, double, string, list or dictionary.</summary>
    public abstract object? ToValue();

    /// <summary>The same with templates as they are written.</summary>
    public abstract object? ToUnrendered();

    public string Fault(string message) => File.Fault(Line, Column, message);

    public ConfigurationException Error(string message) => new(Fault(message));

    public YamlMap AsMap(string what) =>
        this as YamlMap ?? throw Error($"{what} is {Description}; it must be a mapping (key: value).");

    public IReadOnlyList<YamlNode> AsList(string what) =>
        this switch
        {
            YamlList list => list.Items,
            YamlScalar { IsNull: true } => [],
            _ => throw Error($"{what} is {Description}; it must be a list (- value)."),
        };

    public string AsText(string what) =>
        this is YamlScalar scalar ? scalar.Text : throw Error($"{what} is {Description}; it must be a text.");

    /// <summary>The texts of a list, or the one text.</summary>
    public IReadOnlyList<string> AsTexts(string what) =>
        this is YamlList list ? [.. list.Items.Select(item => item.AsText(what))]
        : this is YamlScalar { IsNull: true } ? []
        : [AsText(what)];

    public bool AsFlag(string what) =>
        ToValue() as bool? ?? throw Error($"{what} is {Description}; it must be true or false.");
}

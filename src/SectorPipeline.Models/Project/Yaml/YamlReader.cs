using SectorPipeline.Core;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SectorPipeline.Models;

/// <summary>Reads one YAML document into nodes that know their places; anchors and merge keys are resolved.</summary>
internal sealed class YamlReader
{
    private const int MaxDepth = 100;
    private const int MaxNodes = 2_000_000;

    private readonly SourceFile file;
    private readonly Parser parser;
    private readonly Dictionary<AnchorName, (YamlNode Node, int Size)> anchors = [];
    private Mark last = Mark.Empty;
    private int depth;
    private int nodes;

    private YamlReader(SourceFile file)
    {
        this.file = file;
        parser = new Parser(new StringReader(file.Text));
    }

    /// <summary>The document, or null when the file holds nothing.</summary>
    /// <exception cref="ConfigurationException">The text is not YAML; the message has the place.</exception>
    public static YamlNode? Read(SourceFile file)
    {
        var reader = new YamlReader(file);
        try
        {
            return reader.ReadDocument();
        }
        catch (Exception failure) when (failure is YamlException or InvalidOperationException && IndentingTab(file) is { } tab)
        {
            throw NotYaml(file, tab, "a tab indents this line. Use spaces.", failure);
        }
        catch (YamlException failure)
        {
            throw NotYaml(file, failure.Start, Reason(failure), failure);
        }
        catch (InvalidOperationException failure)
        {
            // The scanner's way to say that brackets, quotes or indentation do not fit; it keeps the place to itself.
            throw NotYaml(file, reader.last, "what follows here does not fit. Check brackets, quotes and indentation.", failure);
        }
    }

    /// <summary>Reads something, so that the parser has been loaded and set up before it is needed.</summary>
    public static void Prepare() => _ = Read(new SourceFile("", "", "a: [b, 'c']\n"));

    /// <summary>The mapping that the file holds; an empty one when it holds nothing.</summary>
    public static YamlMap ReadMap(SourceFile file) =>
        Read(file) switch
        {
            null or YamlScalar { IsNull: true } => new YamlMap(file, 1, 1, []),
            var node => node.AsMap("the file"),
        };

    private static ConfigurationException NotYaml(SourceFile file, Mark at, string reason, Exception failure) =>
        new(file.Fault((int)at.Line, (int)at.Column, $"this is not valid YAML: {reason}"), failure);

    private static Mark? IndentingTab(SourceFile file)
    {
        var lines = file.Text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var column = lines[i].AsSpan().IndexOfAnyExcept(' ');
            if (column >= 0 && lines[i][column] == '\t' && !string.IsNullOrWhiteSpace(lines[i]))
                return new Mark(0, i + 1, column + 1);
        }

        return null;
    }

    private static string Reason(YamlException failure)
    {
        var message = (failure.InnerException ?? failure).Message;
        var text = message.StartsWith('(') ? message[(message.IndexOf("): ", StringComparison.Ordinal) + 3)..] : message;
        return $"{text.TrimEnd('.')}. Check brackets, quotes and indentation.";
    }

    private YamlNode? ReadDocument()
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
            return null;
        var root = ReadNode();
        parser.Consume<DocumentEnd>();
        if (parser.TryConsume<DocumentStart>(out var second))
            throw new ConfigurationException(file.Fault((int)second.Start.Line, 1, "a second document starts here. Keep one per file."));
        return root;
    }

    private YamlNode ReadNode()
    {
        var start = parser.Current!.Start;
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            if (!anchors.TryGetValue(alias.Value, out var target))
                throw Error(start, $"no anchor is called '{alias.Value}'.");
            Count(target.Size, start);
            return target.Node;
        }

        var before = nodes;
        Count(1, start);
        var anchor = (parser.Current as NodeEvent)?.Anchor ?? AnchorName.Empty;
        var node = ReadNode(parser.Current, start);
        if (!anchor.IsEmpty)
            anchors[anchor] = (node, nodes - before);
        return node;
    }

    private YamlNode ReadNode(ParsingEvent next, Mark start)
    {
        if (++depth > MaxDepth)
            throw Error(start, $"this is nested more than {MaxDepth} levels deep.");
        YamlNode node = next switch
        {
            SequenceStart => ReadList(),
            MappingStart => ReadMap(),
            _ => ReadScalar(),
        };
        depth--;
        return node;
    }

    // What an alias stands for counts as often as it stands there: a few lines can ask for more than any memory holds.
    private void Count(int added, Mark at)
    {
        nodes += added;
        if (nodes > MaxNodes)
            throw Error(at, $"with its aliases written out, the file has more than {MaxNodes} values. Split it.");
    }

    private ConfigurationException Error(Mark at, string message) => new(file.Fault((int)at.Line, (int)at.Column, message));

    private YamlScalar ReadScalar()
    {
        var scalar = parser.Consume<Scalar>();
        last = scalar.Start;
        return new YamlScalar(file, (int)scalar.Start.Line, (int)scalar.Start.Column, scalar.Value, scalar.Style == ScalarStyle.Plain);
    }

    private YamlList ReadList()
    {
        var start = parser.Consume<SequenceStart>();
        var items = new List<YamlNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
            items.Add(ReadNode());
        return new YamlList(file, (int)start.Start.Line, (int)start.Start.Column, items);
    }

    private YamlMap ReadMap()
    {
        var start = parser.Consume<MappingStart>();
        var entries = new List<YamlEntry>();
        var merged = new List<YamlMap>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadKey();
            var value = ReadNode();
            if (key.Text == "<<")
                merged.AddRange(value is YamlList list ? list.Items.Select(item => item.AsMap("'<<'")) : [value.AsMap("'<<'")]);
            else if (!seen.Add(key.Text))
                throw key.Error($"the key '{key.Text}' is given twice. Keep one of them.");
            else
                entries.Add(new(key, value));
        }

        entries.AddRange(merged.SelectMany(map => map.Entries).Where(entry => seen.Add(entry.Key.Text)));
        return new YamlMap(file, (int)start.Start.Line, (int)start.Start.Column, entries);
    }

    private YamlScalar ReadKey()
    {
        if (parser.Current is Scalar)
            return ReadScalar();
        var place = parser.Current!.Start;
        throw Error(place, "a key must be a single value; a text with { or [ needs quotes.");
    }
}

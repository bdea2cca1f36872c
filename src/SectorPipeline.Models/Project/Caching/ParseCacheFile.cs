using System.Text;

namespace SectorPipeline.Models;

/// <summary>The file of a <see cref="ParseCache"/>: its key, the templates, and at the end the number of them.</summary>
internal static class ParseCacheFile
{
    private const int MaxCount = 10_000_000;

    /// <summary>What the file holds under that key; nothing when it is not there, of another key, or damaged.</summary>
    public static Dictionary<string, ParsedTemplate> Read(string path, byte[] key)
    {
        try
        {
            if (!File.Exists(path))
                return [];
            using var reader = new BinaryReader(new MemoryStream(File.ReadAllBytes(path)), Encoding.UTF8);
            return reader.ReadBytes(key.Length).AsSpan().SequenceEqual(key) ? ReadAll(reader) : [];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or FormatException or ArgumentException or DecoderFallbackException)
        {
            return [];
        }
    }

    public static void Write(string path, byte[] key, IReadOnlyCollection<KeyValuePair<string, ParsedTemplate>> templates)
    {
        var next = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (var writer = new BinaryWriter(File.Create(next), Encoding.UTF8))
            {
                writer.Write(key);
                WriteList(writer, templates, template => WriteOne(writer, template.Key, template.Value));
                writer.Write(templates.Count);
            }

            File.Move(next, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(next))
                File.Delete(next);
        }
    }

    private static Dictionary<string, ParsedTemplate> ReadAll(BinaryReader reader)
    {
        var templates = new Dictionary<string, ParsedTemplate>(StringComparer.Ordinal);
        foreach (var (id, template) in ReadList(reader, () => ReadOne(reader)))
            templates[id] = template;
        return reader.ReadInt32() == templates.Count ? templates : [];
    }

    private static (string Id, ParsedTemplate Template) ReadOne(BinaryReader reader) => (reader.ReadString(), new ParsedTemplate
    {
        Source = reader.ReadString(),
        Calls = ReadList(reader, () => ReadCall(reader)),
        Settings = ReadList(reader, reader.ReadString),
        Macros = ReadList(reader, reader.ReadString),
        Environment = ReadList(reader, () => KeyValuePair.Create(reader.ReadString(), ReadOptional(reader))),
    });

    private static void WriteOne(BinaryWriter writer, string id, ParsedTemplate template)
    {
        writer.Write(id);
        writer.Write(template.Source);
        WriteList(writer, template.Calls, call => WriteCall(writer, call));
        WriteList(writer, template.Settings, writer.Write);
        WriteList(writer, template.Macros, writer.Write);
        WriteList(writer, template.Environment, variable =>
        {
            writer.Write(variable.Key);
            WriteOptional(writer, variable.Value);
        });
    }

    private static RecordedCall ReadCall(BinaryReader reader)
    {
        var (template, line, isRef) = (reader.ReadString(), reader.ReadInt32(), reader.ReadBoolean());
        return isRef
            ? new RecordedCall(new RefCall(ReadOptional(reader), reader.ReadString(), ReadOptional(reader) is { } version ? JsonText.Read(version) : null), null, template, line)
            : new RecordedCall(null, new SourceCall(reader.ReadString(), reader.ReadString()), template, line);
    }

    private static void WriteCall(BinaryWriter writer, RecordedCall call)
    {
        writer.Write(call.Template);
        writer.Write(call.Line);
        writer.Write(call.Ref is not null);
        if (call.Ref is { } named)
        {
            WriteOptional(writer, named.Package);
            writer.Write(named.Name);
            WriteOptional(writer, named.Version is { } version ? JsonText.Write(version) : null);
        }
        else if (call.Source is { } source)
        {
            writer.Write(source.Source);
            writer.Write(source.Table);
        }
    }

    private static List<T> ReadList<T>(BinaryReader reader, Func<T> read)
    {
        var count = reader.ReadInt32();
        if (count is < 0 or > MaxCount)
            throw new FormatException("The count of a list is none.");
        var items = new List<T>(Math.Min(count, 1024));
        for (var i = 0; i < count; i++)
            items.Add(read());
        return items;
    }

    private static void WriteList<T>(BinaryWriter writer, IReadOnlyCollection<T> items, Action<T> write)
    {
        writer.Write(items.Count);
        foreach (var item in items)
            write(item);
    }

    private static string? ReadOptional(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    private static void WriteOptional(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
            writer.Write(text);
    }
}

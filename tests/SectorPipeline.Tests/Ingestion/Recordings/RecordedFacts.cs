using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SectorPipeline.Tests.Ingestion.Recordings;

/// <summary>
/// What is to be found in a body that no dataset is made of: <c>path=value</c>, <c>path^=beginning</c> or <c>path#=count</c>,
/// where a path is names between dots (a dot within a name is written ~) and places in brackets; the lines of a file that is
/// no JSON are <c>line[0]</c> and so on, their number is <c>lines</c>.
/// </summary>
internal static class RecordedFacts
{
    /// <summary>The facts with what the body really has.</summary>
    public static string Check(string facts, ReadOnlyMemory<byte> body)
    {
        using var document = Document(body);
        return string.Join(" & ", facts.Split(" & ").Select(fact => Actual(fact, document.RootElement)));
    }

    private static JsonDocument Document(ReadOnlyMemory<byte> body)
    {
        if (body.Span[0] is (byte)'{' or (byte)'[')
            return JsonDocument.Parse(body);
        var lines = Encoding.UTF8.GetString(body.Span).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        return JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(new { lines, line = lines }));
    }

    private static string Actual(string fact, JsonElement root)
    {
        var sign = fact.IndexOf('=', StringComparison.Ordinal);
        var kind = fact[sign - 1];
        var path = kind is '#' or '^' ? fact[..(sign - 1)] : fact[..sign];
        var found = Find(root, path);
        return kind switch
        {
            '#' => $"{path}#={Count(found)}",
            '^' => $"{path}^={Text(found)[..(fact.Length - sign - 1)]}",
            _ => $"{path}={Text(found)}",
        };
    }

    private static JsonElement Find(JsonElement root, string path)
    {
        foreach (var part in path.Replace("[", ".[", StringComparison.Ordinal).Split('.'))
        {
            root = part.StartsWith('[')
                ? root[int.Parse(part.AsSpan(1, part.Length - 2), CultureInfo.InvariantCulture)]
                : root.GetProperty(part.Replace('~', '.'));
        }

        return root;
    }

    private static int Count(JsonElement found) =>
        found.ValueKind == JsonValueKind.Array ? found.GetArrayLength() : found.EnumerateObject().Count();

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Number => value.GetDecimal().ToString("G29", CultureInfo.InvariantCulture),
        _ => value.GetRawText(),
    };
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SectorPipeline.Quality;

/// <summary>Failing rows as text, as long as a column of the warehouse can hold.</summary>
public static class FailureJson
{
    private const int MostBytes = 65_000;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The rows as a JSON array; the last ones are left out where the column would not hold them.</summary>
    public static string Write(IReadOnlyList<FailingRow> rows)
    {
        var parts = new List<string>();
        var bytes = 2;
        foreach (var part in rows.Select(row => JsonSerializer.Serialize(row, Options)))
        {
            bytes += Encoding.UTF8.GetByteCount(part) + 1;
            if (bytes > MostBytes)
                break;
            parts.Add(part);
        }

        return $"[{string.Join(',', parts)}]";
    }

    public static IReadOnlyList<FailingRow> Read(string? json) =>
        string.IsNullOrEmpty(json) ? [] : JsonSerializer.Deserialize<List<FailingRow>>(json, Options) ?? [];
}

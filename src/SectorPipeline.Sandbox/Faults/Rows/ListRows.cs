using System.Text.Json.Nodes;

namespace SectorPipeline.Sandbox;

/// <summary>An array of rows: objects whose first property is the key, pairs whose first element is, or plain values.</summary>
internal sealed class ListRows(JsonArray rows, string? missing, string[] keys) : AnswerRows
{
    public override int Count => rows.Count;

    public override void Blank(int row, bool whole, Noise noise)
    {
        if (rows[row] is JsonArray { Count: > 1 } pair)
            pair[1] = null;
        if (rows[row] is not JsonObject fields)
            return;
        string[] values = [.. fields.Select(field => field.Key).Except(keys, StringComparer.Ordinal)];
        if (values.Length == 0)
            return;
        foreach (var name in whole ? values : [values[(int)(noise.Uniform(row) * values.Length)]])
            fields[name] = missing;
    }

    public override void Arrange(IReadOnlyList<int> order)
    {
        JsonNode?[] copies = [.. order.Select(row => rows[row]?.DeepClone())];
        rows.Clear();
        foreach (var copy in copies)
            rows.Add(copy);
    }
}

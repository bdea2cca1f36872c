using System.Text.Json.Nodes;

namespace SectorPipeline.Sandbox;

/// <summary>An object with a row under each date: a row that comes twice is a property that comes twice.</summary>
internal sealed class KeyedRows(JsonObject rows) : AnswerRows
{
    /// <summary>What a repeated name ends with until it is written, because an object in memory cannot hold a name twice.</summary>
    public const string Repeated = "\u2063again";

    private const string Missing = "None";

    public override int Count => rows.Count;

    public override void Blank(int row, bool whole, Noise noise)
    {
        if (rows.GetAt(row).Value is not JsonObject fields)
            return;
        string[] names = [.. fields.Select(field => field.Key)];
        foreach (var name in whole ? names : [names[(int)(noise.Uniform(row) * names.Length)]])
            fields[name] = Missing;
    }

    public override void Arrange(IReadOnlyList<int> order)
    {
        KeyValuePair<string, JsonNode?>[] copies = [.. order.Select(row => KeyValuePair.Create(rows.GetAt(row).Key, rows.GetAt(row).Value?.DeepClone()))];
        rows.Clear();
        foreach (var (name, value) in copies)
            rows.Add(Free(name), value);
    }

    private string Free(string name)
    {
        while (rows.ContainsKey(name))
            name += Repeated;
        return name;
    }
}

using System.Text.Json.Nodes;

namespace SectorPipeline.Sandbox;

/// <summary>Arrays of equal length, of which the first identifies the rows.</summary>
internal sealed class ParallelRows : AnswerRows
{
    private readonly JsonArray key;
    private readonly JsonArray[] values;

    public ParallelRows(JsonArray key, IEnumerable<JsonArray> values) =>
        (this.key, this.values) = (key, [.. values.Where(column => column.Count == key.Count && column != key)]);

    public override int Count => key.Count;

    public override void Blank(int row, bool whole, Noise noise)
    {
        if (values.Length == 0)
            return;
        foreach (var column in whole ? values : [values[(int)(noise.Uniform(row) * values.Length)]])
            column[row] = null;
    }

    public override void Arrange(IReadOnlyList<int> order)
    {
        foreach (var column in values.Prepend(key))
        {
            JsonNode?[] copies = [.. order.Select(row => column[row]?.DeepClone())];
            column.Clear();
            foreach (var copy in copies)
                column.Add(copy);
        }
    }
}

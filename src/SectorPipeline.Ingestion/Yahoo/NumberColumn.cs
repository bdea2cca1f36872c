namespace SectorPipeline.Ingestion.Yahoo;

/// <summary>One of the chart's parallel arrays: NaN where the vendor wrote null.</summary>
internal sealed class NumberColumn
{
    private readonly List<double> values = [];
    private Dictionary<int, string>? faults;

    public int Count => values.Count;

    public double? this[int index] => index < values.Count && !double.IsNaN(values[index]) ? values[index] : null;

    public void Add(double value) => values.Add(value);

    public void AddMissing() => values.Add(double.NaN);

    /// <summary>Keeps the place of something that is no number.</summary>
    public void AddFault(string text)
    {
        (faults ??= [])[values.Count] = text;
        AddMissing();
    }

    public string? Fault(int index) => faults?.GetValueOrDefault(index);
}

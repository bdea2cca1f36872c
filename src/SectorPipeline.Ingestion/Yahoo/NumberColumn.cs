namespace SectorPipeline.Ingestion.Yahoo;

/// <summary>One of the chart's parallel arrays: NaN where the vendor wrote null.</summary>
internal sealed class NumberColumn(string name) : IDisposable
{
    private readonly PooledList<double> values = new();
    private Dictionary<int, string>? faults;

    public string Name => name;

    /// <summary>Whether the answer has the array, be it an empty one.</summary>
    public bool IsPresent { get; set; }

    public int Count => values.Count;

    public bool HasFaults => faults is not null;

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

    /// <summary>The whole number at the place; adds to <paramref name="faultsOfRow"/> where it is none.</summary>
    public long? Whole(int index, ref string? faultsOfRow)
    {
        if (this[index] is not { } value)
            return null;
        if (value == Math.Truncate(value) && Math.Abs(value) < long.MaxValue)
            return (long)value;
        faultsOfRow = VendorText.Fault(faultsOfRow, name, ValueRules.Text(value), "a whole number");
        return null;
    }

    public void Dispose() => values.Dispose();
}

namespace SectorPipeline.Alerts;

/// <summary>A value on a day; null where there is none.</summary>
internal readonly record struct DayValue(DateOnly Day, double? Value);

/// <summary>A named line of a chart.</summary>
/// <param name="Name">As it is written beside the line.</param>
/// <param name="Style">The class of its stroke.</param>
/// <param name="Values">In order of days.</param>
internal sealed record Series(string Name, string Style, IReadOnlyList<DayValue> Values)
{
    public bool IsKnown => Values.Any(value => value.Value is not null);

    public DayValue Last => Values.LastOrDefault(value => value.Value is not null);

    /// <summary>The stretches without a gap.</summary>
    public IEnumerable<IReadOnlyList<DayValue>> Stretches()
    {
        var stretch = new List<DayValue>();
        foreach (var value in Values)
        {
            if (value.Value is not null)
            {
                stretch.Add(value);
                continue;
            }

            if (stretch.Count > 0)
                yield return stretch;
            stretch = [];
        }

        if (stretch.Count > 0)
            yield return stretch;
    }
}

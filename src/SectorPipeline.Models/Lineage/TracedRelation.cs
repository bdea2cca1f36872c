namespace SectorPipeline.Models;

/// <summary>The columns of a table, common table expression or subquery.</summary>
internal sealed class TracedRelation(IReadOnlyList<TracedColumn> columns, bool isComplete)
{
    public static readonly TracedRelation Unknown = new([], isComplete: false);

    private Dictionary<string, TracedValue>? byName;

    public IReadOnlyList<TracedColumn> Columns => columns;

    public bool IsComplete => isComplete;

    /// <summary>What a column reads that is not among the known ones.</summary>
    public Func<string, TracedValue> Rest { get; init; } = _ => TracedValue.Unknown;

    public TracedValue? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The column of that name if the relation may have one.</summary>
    public TracedValue? Guess(string name) => isComplete ? null : Rest(name);

    public TracedRelation Rename(IReadOnlyList<string> names) =>
        new([.. columns.Select((column, i) => i < names.Count ? column with { Name = names[i] } : column), .. names.Skip(columns.Count).Select(Another)], isComplete)
        {
            Rest = Rest,
        };

    private TracedColumn Another(string name) => new(name, isComplete ? TracedValue.Unknown : Rest(name));

    private Dictionary<string, TracedValue> ByName
    {
        get
        {
            if (byName is null)
            {
                byName = new Dictionary<string, TracedValue>(columns.Count, StringComparer.OrdinalIgnoreCase);
                foreach (var column in columns)
                    byName.TryAdd(column.Name, column.Value);
            }

            return byName;
        }
    }
}

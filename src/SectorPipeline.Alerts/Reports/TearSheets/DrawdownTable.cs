namespace SectorPipeline.Alerts;

/// <summary>The deepest falls of a sector.</summary>
internal static class DrawdownTable
{
    public static Html Of(IReadOnlyList<Drawdown> falls) => falls.Count == 0
        ? Section.Absent("The sector has never been below its first level or a later high.")
        : $"{new HtmlTable<(int Place, Drawdown Fall)>(
            "The deepest drawdowns",
            [
                Columns.Heading<(int Place, Drawdown Fall)>("#", row => $"{row.Place}"),
                Columns.Figure<(int Place, Drawdown Fall)>("Depth", row => Figures.Percent(row.Fall.Depth)),
                Columns.Figure<(int Place, Drawdown Fall)>("Peak", row => Figures.Date(row.Fall.Peak)),
                Columns.Figure<(int Place, Drawdown Fall)>("Trough", row => Figures.Date(row.Fall.Trough)),
                Columns.Figure<(int Place, Drawdown Fall)>("Recovered", row => row.Fall.Recovered is { } day ? Figures.Date(day) : "not yet"),
                Columns.Figure<(int Place, Drawdown Fall)>("Sessions down", row => Figures.Count(row.Fall.SessionsDown), "From the peak to the trough"),
                Columns.Figure<(int Place, Drawdown Fall)>("Sessions up", row => Figures.Count(row.Fall.SessionsUp), "From the trough to the recovery"),
            ]).Of([.. falls.Select((fall, index) => (index + 1, fall))])}";
}

namespace SectorPipeline.Alerts;

/// <summary>The deepest falls of a sector.</summary>
internal static class DrawdownTable
{
    public static Html Of(IReadOnlyList<Drawdown> falls) => falls.Count == 0
        ? Section.Absent("The sector has never been below its first level or a later high.")
        : $"{new HtmlTable<(int Place, Drawdown Fall)>(
            "The deepest drawdowns",
            [
                Column.Heading<(int Place, Drawdown Fall)>("#", row => $"{row.Place}"),
                Column.Figure<(int Place, Drawdown Fall)>("Depth", row => Figures.Percent(row.Fall.Depth)),
                Column.Figure<(int Place, Drawdown Fall)>("Peak", row => Figures.Date(row.Fall.Peak)),
                Column.Figure<(int Place, Drawdown Fall)>("Trough", row => Figures.Date(row.Fall.Trough)),
                Column.Figure<(int Place, Drawdown Fall)>("Recovered", row => row.Fall.Recovered is { } day ? Figures.Date(day) : "not yet"),
                Column.Figure<(int Place, Drawdown Fall)>("Sessions down", row => Figures.Count(row.Fall.SessionsDown), "From the peak to the trough"),
                Column.Figure<(int Place, Drawdown Fall)>("Sessions up", row => Figures.Count(row.Fall.SessionsUp), "From the trough to the recovery"),
            ]).Of([.. falls.Select((fall, index) => (index + 1, fall))])}";
}

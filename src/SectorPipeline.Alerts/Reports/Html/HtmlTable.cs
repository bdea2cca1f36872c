namespace SectorPipeline.Alerts;

/// <summary>A table with a caption and row headings; where it is wider than the screen it scrolls by itself.</summary>
internal sealed record HtmlTable<T>(string Caption, IReadOnlyList<TableColumn<T>> Columns)
{
    /// <summary>Rows that close the table, such as the market under the sectors.</summary>
    public IReadOnlyList<T> Foot { get; init; } = [];

    public string Class { get; init; } = "";

    public Html Of(IReadOnlyList<T> rows) =>
        $"""
        <div class="scroll" role="region" aria-label="{Caption}" tabindex="0"><table class="{Class}">
        <caption>{Caption}</caption>
        <thead><tr>{Columns.Select(column => column.Head())}</tr></thead>
        <tbody>
        {rows.Select(Row)}</tbody>{Footer()}
        </table></div>

        """;

    private Html Footer() => Foot.Count == 0 ? Html.None : $"\n<tfoot>\n{Foot.Select(Row)}</tfoot>";

    private Html Row(T row) => $"<tr>{Columns.Select(column => column.Body(row))}</tr>\n";
}

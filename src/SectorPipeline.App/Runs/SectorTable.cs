using System.Globalization;
using SectorPipeline.Core;
using Spectre.Console;

namespace SectorPipeline.App.Runs;

/// <summary>The sectors on one session, for a terminal.</summary>
internal static class SectorTable
{
    private const int FullWidth = 103;
    private const int LongestNameWhenNarrow = 16;

    public static Table Draw(IReadOnlyList<SectorRow> sectors, Session session, int width)
    {
        var isNarrow = width < FullWidth;
        var table = new Table { Border = isNarrow ? TableBorder.None : TableBorder.Rounded, Title = new TableTitle($"Sectors, equal-weighted, {session}") };
        table.AddColumn(Column("Sector", isNarrow));
        foreach (var heading in (string[])["1D", "1M", "3M", "YTD", "1Y", "Vol 30D", "Max DD"])
            table.AddColumn(Column(heading, isNarrow).RightAligned());
        table.AddColumn(Column("Signal", isNarrow));
        foreach (var sector in sectors)
            table.AddRow(Cells(isNarrow ? sector with { Sector = Shorten(sector.Sector) } : sector));
        return table;
    }

    private static TableColumn Column(string heading, bool isNarrow) => new(heading) { NoWrap = true, Padding = new Padding(isNarrow ? 0 : 1, 0, 1, 0) };

    private static string Shorten(string name) =>
        name.Length <= LongestNameWhenNarrow ? name : name[..(LongestNameWhenNarrow - 1)] + "…";

    private static Markup[] Cells(SectorRow sector) =>
    [
        new(Markup.Escape(sector.Sector)),
        Signed(sector.Return1D),
        Signed(sector.Return1M),
        Signed(sector.Return3M),
        Signed(sector.ReturnYtd),
        Signed(sector.Return1Y),
        new(Percent(sector.Volatility30D, "0.0")),
        new(Percent(sector.MaxDrawdown, "0.0")),
        Signal(sector.Signal),
    ];

    private static Markup Signed(double? value) => value switch
    {
        null => new Markup("[grey]–[/]"),
        < 0 => new Markup($"[red]{Percent(value, "+0.00;-0.00")}[/]"),
        _ => new Markup($"[green]{Percent(value, "+0.00;-0.00")}[/]"),
    };

    private static Markup Signal(string signal) => signal switch
    {
        "BUY" => new Markup("[green]BUY[/]"),
        "SELL" => new Markup("[red]SELL[/]"),
        _ => new Markup($"[grey]{Markup.Escape(signal)}[/]"),
    };

    private static string Percent(double? value, string format) =>
        value is { } number ? (number * 100).ToString(format, CultureInfo.InvariantCulture) + "%" : "–";
}

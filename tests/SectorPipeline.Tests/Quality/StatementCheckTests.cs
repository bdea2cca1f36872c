using SectorPipeline.Quality;

namespace SectorPipeline.Tests.Quality;

/// <summary>Checks of statements, of which many rows are about one symbol and day.</summary>
public sealed class StatementCheckTests
{
    [Test]
    public async Task A_sheet_that_does_not_balance_is_found()
    {
        var result = await Balance("{}").RunAsync(Sheets("""
            ('EVEN', 2019, 100, 60, 39),
            ('ODD', 2019, 100, 60, 30)
            """));

        Assert.That(result.Rows.Select(row => row.Entity), Is.EqualTo(new[] { "ODD" }));
    }

    [Test]
    public async Task A_sheet_without_one_of_its_parts_is_left_alone()
    {
        var result = await Balance("{}").RunAsync($"select * from ({Sheets("('PART', 2019, 100, 60, 30)")}) where item <> 'totalShareholderEquity'");

        Assert.That(result.Status, Is.EqualTo(CheckStatus.Passed));
    }

    [Test]
    public async Task What_minorities_own_of_a_company_year_after_year_is_no_fault_and_a_wrong_sheet_of_it_is()
    {
        var result = await Balance("{}").RunAsync(Sheets("""
            ('OWNED', 2016, 100, 60, 31),
            ('OWNED', 2017, 110, 66, 34.5),
            ('OWNED', 2018, 120, 72, 30),
            ('OWNED', 2019, 130, 78, 41)
            """));

        Assert.That(result.Rows.Select(row => $"{row.Entity} {row.Date:yyyy} {row.Reason}"), Is.EqualTo(new[] { "OWNED 2018 annual: assets 120, their parts 102: 15.0 % apart, 8.6 % on the sheet before" }));
    }

    [Test]
    public async Task A_sheet_in_quarantine_is_one_row_however_many_items_it_has()
    {
        var result = await Balance("{ action: quarantine }").RunAsync(Sheets("('ODD', 2019, 100, 60, 30)"));

        Assert.That(result.Quarantined.Select(row => (row.Entity, row.ReceivedBy)), Is.EqualTo(new[] { ("ODD", "r1") }));
    }

    private static CheckTrial Balance(string entry) => new("statements")
    {
        Checks = $"dataset: statements\nentity: symbol\ndate: fiscal_date\nkey: [symbol, statement, period, fiscal_date, item]\nowner: tests\nchecks:\n  balance: {entry}\n",
    };

    private static string Sheets(string rows) => $"""
        select symbol, 'balance_sheet' as statement, 'annual' as period, make_date(year, 12, 31) as fiscal_date, item, value::decimal(28,4) as value, {CheckTrial.Provenance}
        from (
            unpivot (from (values {rows}) as t(symbol, year, "totalAssets", "totalLiabilities", "totalShareholderEquity"))
            on "totalAssets", "totalLiabilities", "totalShareholderEquity" into name item value value
        )
        """;
}

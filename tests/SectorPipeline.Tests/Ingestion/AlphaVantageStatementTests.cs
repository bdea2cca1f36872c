using System.Text.Json;
using SectorPipeline.Ingestion;
using SectorPipeline.Ingestion.AlphaVantage;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>What INCOME_STATEMENT, BALANCE_SHEET and CASH_FLOW mean.</summary>
[TestFixture]
internal sealed class AlphaVantageStatementTests
{
    private static readonly StatementKind CashFlow = StatementKind.All[2];

    [Test]
    public void Every_item_of_every_report_is_a_row_and_what_is_not_reported_is_null()
    {
        var items = Items(StatementJson.Of("X", CashFlow));

        Assert.That(items.Select(item => item.Fault), Is.All.Null);
        Assert.That(items.ConvertAll(item => item.Row).Take(3), Is.EqualTo(new StatementItem[]
        {
            new() { Symbol = "X", Statement = "cash_flow", Period = "annual", FiscalDate = new(2019, 9, 30), Item = "operatingCashflow", Value = 1_000_000_000_000_001, Currency = "USD" },
            new() { Symbol = "X", Statement = "cash_flow", Period = "annual", FiscalDate = new(2019, 9, 30), Item = "capitalExpenditures", Value = 2, Currency = "USD" },
            new() { Symbol = "X", Statement = "cash_flow", Period = "annual", FiscalDate = new(2019, 9, 30), Item = "cashflowFromInvestment", Value = 3, Currency = "USD" },
        }));
        Assert.That(
            items.Select(item => (item.Row.Period, item.Row.Item, item.Row.Value)).Skip(5),
            Is.EqualTo(new (string, string, decimal?)[]
            {
                ("annual", "stockBasedCompensation", null),
                ("quarterly", "operatingCashflow", 1_000_000_000_000_001), ("quarterly", "capitalExpenditures", 2), ("quarterly", "cashflowFromInvestment", 3),
                ("quarterly", "cashflowFromFinancing", 4), ("quarterly", "netIncome", 5), ("quarterly", "stockBasedCompensation", null),
            }));
    }

    [TestCase("\"netIncome\"", "\"netProfit\"", "annualReports[0]: expected fiscalDateEnding, reportedCurrency, operatingCashflow")]
    [TestCase("fiscalDateEnding", "fiscalPeriodEnding", "missing fiscalDateEnding, new fiscalPeriodEnding")]
    [TestCase("\"symbol\"", "\"ticker\"", "the statement: expected symbol, annualReports, quarterlyReports, got ticker")]
    [TestCase("\"quarterlyReports\":[", "\"quarterlyReports\":[1,", "quarterlyReports[0]: expected an object, got Number")]
    [TestCase("\"annualReports\":[", "\"annualReports\":{},\"more\":[", "annualReports: expected an array, got Object")]
    public void Another_shape_is_a_changed_format(string old, string @new, string what)
    {
        Assert.That(
            () => Items(StatementJson.Of("X", CashFlow).Replace(old, @new, StringComparison.Ordinal)),
            Throws.TypeOf<VendorException>().With.Message.Contains(what).And.Property("Outcome").EqualTo(VendorOutcome.ChangedFormat));
    }

    [Test]
    public void No_object_is_a_changed_format() => Assert.That(() => Items("[]"), Throws.TypeOf<VendorException>().With.Message.Contains("got Array"));

    [Test]
    public void What_has_another_type_is_a_fault_of_its_row()
    {
        var body = StatementJson.Of("X", CashFlow).Replace("\"5\"", "{\"a\":1}", StringComparison.Ordinal).Replace("\"2\"", "\"two\"", StringComparison.Ordinal);

        var faults = Items(body).Where(item => item.Fault is not null).Take(2).Select(item => item.Fault?.Reason);

        Assert.That(faults, Is.EqualTo(new[] { "capitalExpenditures 'two' is not a number", "netIncome '{\"a\":1}' is not a number" }));
    }

    [Test]
    public void A_report_without_a_date_or_with_a_strange_currency_is_refused_in_whole()
    {
        var body = StatementJson.Of("X", CashFlow).Replace("2019-09-30", "FY19", StringComparison.Ordinal).Replace("\"EUR\"", "7", StringComparison.Ordinal);

        var faults = Items(body).Select(item => item.Fault?.Reason).Distinct();

        Assert.That(faults, Is.EqualTo(new[] { "fiscalDateEnding 'FY19' is not a date", "reportedCurrency '7' is not a text" }));
    }

    [Test]
    public void Rows_about_another_company_are_refused()
    {
        Assert.That(Items(StatementJson.Of("Y", CashFlow)).Select(item => item.Fault?.Reason).Distinct(), Is.EqualTo(new[] { "asked for X, the answer is about Y" }));
    }

    [Test]
    public void A_report_that_is_sent_twice_breaks_the_contract()
    {
        var contract = StatementContract.Instance.Check(new DateOnly(2020, 1, 1));
        var items = Items(StatementJson.Of("X", CashFlow)).Take(6).ToList();

        var refusals = items.Concat(items).Select(item => contract.Check(item)?.Rule).ToList();

        Assert.That(refusals, Is.EqualTo(new[] { null, null, null, null, null, null, "unique", "unique", "unique", "unique", "unique", "unique" }));
    }

    private static List<Received<StatementItem>> Items(string body)
    {
        using var document = JsonDocument.Parse(body);
        return [.. StatementReports.Items(document.RootElement, CashFlow, "X", new NoConversation())];
    }
}

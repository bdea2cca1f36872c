using System.Globalization;
using System.Text.Json.Nodes;
using SectorPipeline.Sandbox;

namespace SectorPipeline.Tests.Sandbox;

/// <summary>Income, balance and cash of invented companies: they add up, and only what is filed is known.</summary>
internal sealed class StatementTests
{
    private static readonly SimulatedMarket Market = Simulated.Market(last: "2024-03-28", stocks: 11, years: 1);

    [Test]
    public async Task Income_adds_up_and_years_are_the_sums_of_their_quarters()
    {
        var answer = await StatementAsync("INCOME_STATEMENT");

        var quarters = Reports(answer, "quarterlyReports");
        foreach (var report in quarters)
        {
            Assert.That(Value(report, "totalRevenue") - Value(report, "costOfRevenue"), Is.EqualTo(Value(report, "grossProfit")));
            Assert.That(Value(report, "grossProfit") - Value(report, "operatingExpenses"), Is.EqualTo(Value(report, "operatingIncome")));
            Assert.That(Value(report, "incomeBeforeTax") - Value(report, "incomeTaxExpense"), Is.EqualTo(Value(report, "netIncome")));
        }

        var year = Reports(answer, "annualReports")[0];
        Assert.That((string?)year["fiscalDateEnding"], Is.EqualTo("2023-12-31"));
        Assert.That(quarters.Take(4).Sum(report => Value(report, "netIncome")), Is.EqualTo(Value(year, "netIncome")));
        Assert.That((string?)year["investmentIncomeNet"], Is.EqualTo("None"));
    }

    [Test]
    public async Task Every_balance_sheet_balances()
    {
        foreach (var report in Reports(await StatementAsync("BALANCE_SHEET"), "quarterlyReports"))
        {
            Assert.That(Value(report, "totalLiabilities") + Value(report, "totalShareholderEquity"), Is.EqualTo(Value(report, "totalAssets")));
            Assert.That(Value(report, "totalCurrentAssets") + Value(report, "totalNonCurrentAssets"), Is.EqualTo(Value(report, "totalAssets")));
            Assert.That(Value(report, "commonStock") + Value(report, "retainedEarnings"), Is.EqualTo(Value(report, "totalShareholderEquity")));
        }
    }

    [Test]
    public async Task Cash_flows_lead_from_one_balance_sheet_to_the_next()
    {
        var sheets = Reports(await StatementAsync("BALANCE_SHEET"), "quarterlyReports");
        var flows = Reports(await StatementAsync("CASH_FLOW"), "quarterlyReports");

        for (var i = 0; i + 1 < sheets.Count; i++)
        {
            var change = Value(flows[i], "operatingCashflow") + Value(flows[i], "cashflowFromInvestment") + Value(flows[i], "cashflowFromFinancing");
            Assert.That(change, Is.EqualTo(Value(flows[i], "changeInCashAndCashEquivalents")));
            Assert.That(Value(sheets[i + 1], "cashAndCashEquivalentsAtCarryingValue") + change, Is.EqualTo(Value(sheets[i], "cashAndCashEquivalentsAtCarryingValue")));
        }
    }

    [Test]
    public async Task The_business_is_worth_its_market_value()
    {
        var year = Reports(await StatementAsync("INCOME_STATEMENT"), "annualReports")[0];
        var cap = Market.Securities.First(security => security.Symbol == "TEC01").MarketCap;

        Assert.That((double)cap! / Value(year, "totalRevenue"), Is.InRange(0.5, 8));
    }

    [Test]
    public async Task A_report_is_known_only_when_it_is_filed_and_stays_as_it_is()
    {
        var later = Reports(await StatementAsync("INCOME_STATEMENT"), "quarterlyReports");
        var before = Reports(await StatementAsync("INCOME_STATEMENT", Simulated.Market(last: "2024-01-31", stocks: 33, years: 2)), "quarterlyReports");

        Assert.That((string?)later[0]["fiscalDateEnding"], Is.EqualTo("2023-12-31"));
        Assert.That((string?)before[0]["fiscalDateEnding"], Is.EqualTo("2023-09-30"));
        Assert.That(before[0].ToJsonString(), Is.EqualTo(later[1].ToJsonString()));
        Assert.That(later, Has.Count.EqualTo(81));
    }

    [TestCase("XLK")]
    [TestCase("NOSUCH")]
    public async Task What_has_no_statements_is_empty(string symbol)
    {
        await using var client = await SandboxClient.StartAsync(Market);

        Assert.That((await client.GetAsync($"query?function=CASH_FLOW&symbol={symbol}&apikey=k")).Body, Is.EqualTo("{}"));
    }

    [Test]
    public async Task A_recorded_market_invents_none()
    {
        using var folder = new MarketFolder();
        await using var client = await SandboxClient.StartAsync(folder.Open());

        Assert.That((await client.GetAsync("query?function=BALANCE_SHEET&symbol=ACME&apikey=k")).Body, Is.EqualTo("{}"));
    }

    private static async Task<JsonNode> StatementAsync(string function, SimulatedMarket? market = null)
    {
        await using var client = await SandboxClient.StartAsync(market ?? Market);
        return await client.AlphaVantageAsync($"function={function}&symbol=TEC01");
    }

    private static List<JsonNode> Reports(JsonNode answer, string name) => [.. answer[name]!.AsArray().Select(report => report!)];

    private static long Value(JsonNode report, string name) => long.Parse((string?)report[name] ?? "", CultureInfo.InvariantCulture);
}

using SectorPipeline.Ingestion;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Sec;
using static SectorPipeline.Tests.Ingestion.RecordedRows;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>What each recorded answer of EDGAR means.</summary>
[TestFixture]
internal sealed class SecRecordingTests
{
    private static readonly Dictionary<string, Action<VendorAnswer>> Meanings = new(StringComparer.Ordinal)
    {
        ["company_tickers.json.gz"] = answer =>
        {
            var conversation = new NoConversation();
            var ciks = CompanyTickers.Read(answer, conversation);
            Assert.That((ciks.Count, ciks["AAPL"], ciks["BRK-B"], ciks["GOOG"], ciks["GOOGL"]), Is.EqualTo((9610, "0000320193", "0001067983", "0001652044", "0001652044")));
            Assert.That(conversation.ExtraFields, Is.Empty);
        },
        ["companyfacts_AAPL.json.gz"] = answer =>
        {
            var facts = Facts(answer, "0000320193", 24579, periods: 15401, frames: 9635, withoutYear: 569);
            Assert.That(Last(facts, "NetIncomeLoss"), Is.EqualTo("us-gaap USD 2025-09-28 2025-12-27 42097000000 0000320193-26-000006 2026 Q1 10-Q 2026-01-30 CY2025Q4"));
            Assert.That(Last(facts, "EntityCommonStockSharesOutstanding"), Is.EqualTo("dei shares nothing 2026-01-16 14681140000 0000320193-26-000006 2026 Q1 10-Q 2026-01-30 CY2025Q4I"));
        },
        ["companyfacts_GOOGL.json.gz"] = answer =>
        {
            var facts = Facts(answer, "0001652044", 20324, periods: 10723, frames: 9003, withoutYear: 82);
            Assert.That(Last(facts, "NetIncomeLoss"), Is.EqualTo("us-gaap USD 2026-01-01 2026-03-31 62578000000 0001652044-26-000048 2026 Q1 10-Q 2026-04-30 CY2026Q1"));
            Assert.That(facts.Select(fact => fact.Taxonomy).Distinct(), Is.EquivalentTo(new[] { "dei", "us-gaap", "ecd", "ffd" }));
        },
        ["companyfacts_LPA_ifrs.json.gz"] = answer =>
        {
            var facts = Facts(answer, "0001997711", 768, periods: 499, frames: 568, withoutYear: 0);
            Assert.That(Last(facts, "ProfitLoss"), Is.EqualTo("ifrs-full USD 2024-01-01 2024-12-31 -19426051 0001997711-25-000030 2024 FY 20-F 2025-04-02 CY2024"));
            Assert.That(facts.Select(fact => fact.Unit).Distinct(), Does.Contain("COP").And.Contain("USD/shares"));
        },
        ["companyfacts_MRVL.json.gz"] = answer =>
        {
            var facts = Facts(answer, "0001835632", 8053, periods: 4573, frames: 3859, withoutYear: 46);
            Assert.That(Last(facts, "NetIncomeLoss"), Is.EqualTo("us-gaap USD 2026-02-01 2026-05-02 34500000 0001835632-26-000019 2027 Q1 10-Q 2026-05-28 CY2026Q1"));
        },
        ["error_404_nosuchkey.xml"] = answer =>
            Refused(SecRefusals.Table, answer, VendorOutcome.UnknownSymbol, "NoSuchKey: The specified key does not exist."),
        ["submissions_AAPL.json.gz"] = answer =>
        {
            var filings = Filings(answer, "0000320193", 1005, withoutReportDate: 227, xbrl: 111, annual: 11);
            Assert.That(
                (filings[0].AccessionNumber, filings[0].Form, filings[0].FilingDate, filings[0].ReportDate, filings[0].Size, filings[0].Act, filings[0].PrimaryDocDescription),
                Is.EqualTo(("0001059235-26-000004", "4", (DateOnly?)new DateOnly(2026, 2, 26), (DateOnly?)new DateOnly(2026, 2, 24), (long?)5753, (string?)null, "FORM 4")));
            Assert.That(filings[0].AcceptedAt, Is.EqualTo(new DateTimeOffset(2026, 2, 26, 18, 34, 19, TimeSpan.Zero)));
            Assert.That(Submissions.Of(answer, "0000320193", "A", new NoConversation()).Older, Is.EqualTo(new[] { ("CIK0000320193-submissions-001.json", new DateOnly(2015, 3, 11)) }));
        },
        ["submissions_TSLA.json.gz"] = answer =>
        {
            var filings = Filings(answer, "0001318605", 1002, withoutReportDate: 347, xbrl: 134, annual: 9);
            Assert.That((filings[^1].Form, filings[^1].Act, filings[^1].FileNumber, filings[^1].PrimaryDocDescription), Is.EqualTo(("SC 13G/A", "34", "005-85943", (string?)null)));
        },
        ["submissions_TSLA_page_001.json.gz"] = answer =>
        {
            var filings = Good(SecRefusals.Table, FilingContract.Instance, answer, (body, conversation) => Submissions.OfOlder(body, "0001318605", "TSLA", conversation).Filings);
            Assert.That((filings.Count, filings.Count(row => row.ReportDate is null), filings.Count(row => row.Form == "10-K")), Is.EqualTo((720, 197, 7)));
            Assert.That((filings[^1].Form, filings[^1].FilingDate, filings[^1].Items, filings[^1].AcceptedAt), Is.EqualTo(("REGDEX", (DateOnly?)new DateOnly(2005, 2, 17), "06", (DateTimeOffset?)new DateTimeOffset(2005, 2, 23, 16, 38, 36, TimeSpan.Zero))));
        },
        ["submissions_individual.json"] = answer =>
        {
            var filings = Filings(answer, "0001771340", 91, withoutReportDate: 25, xbrl: 0, annual: 0);
            Assert.That((filings[^1].AccessionNumber, filings[^1].Form, filings[^1].FilingDate), Is.EqualTo(("0001771340-19-000001", "3", (DateOnly?)new DateOnly(2019, 3, 25))));
        },
        ["submissions_no_filings.json"] = answer =>
        {
            Filings(answer, "0000350001", 0, withoutReportDate: 0, xbrl: 0, annual: 0);
            Assert.That(Json(answer, root => root.GetProperty("name").GetString()), Is.EqualTo("""Company Name Three `!#$(),:;=.-;\|@/{}&'\WA\"""));
        },
    };

    private static IEnumerable<TestCaseData> Files => RecordedAnswers.Of("sec");

    [TestCaseSource(nameof(Files))]
    public void Each_answer_means_what_it_says(string file)
    {
        var answer = RecordedAnswers.Read("sec", file);

        Assert.That(Meanings, Does.ContainKey(file));
        Meanings[file](answer);
    }

    private static List<Fact> Facts(VendorAnswer answer, string cik, int count, int periods, int frames, int withoutYear)
    {
        var facts = Good(SecRefusals.Table, FactContract.Instance, answer, (body, conversation) => CompanyFacts.Read(body, cik, "A", conversation));
        Assert.That(
            (facts.Count, facts.Count(fact => fact.PeriodStart is not null), facts.Count(fact => fact.Frame is not null), facts.Count(fact => fact.FiscalYear is null)),
            Is.EqualTo((count, periods, frames, withoutYear)));
        Assert.That(facts.Select(fact => (fact.Cik, IsMissing: fact.Value is null)).Distinct(), Is.EqualTo(new[] { (cik, false) }));
        Foreign(SecRefusals.Table, answer, "the registrant: expected cik, filings, got cik, entityName, facts", (body, conversation) => Submissions.Of(body, cik, "A", conversation));
        return facts;
    }

    private static List<Filing> Filings(VendorAnswer answer, string cik, int count, int withoutReportDate, int xbrl, int annual)
    {
        var filings = Good(SecRefusals.Table, FilingContract.Instance, answer, (body, conversation) => Submissions.Of(body, cik, "A", conversation).Filings);
        Assert.That(
            (filings.Count, filings.Count(row => row.ReportDate is null), filings.Count(row => row.IsXbrl == true), filings.Count(row => row.Form == "10-K")),
            Is.EqualTo((count, withoutReportDate, xbrl, annual)));
        Foreign(SecRefusals.Table, answer, "the registrant: expected cik, entityName, facts, got cik, entityType", (body, conversation) => CompanyFacts.Read(body, cik, "A", conversation));
        return filings;
    }

    private static string Last(List<Fact> facts, string tag)
    {
        var fact = facts.Last(fact => fact.Tag == tag);
        return $"{fact.Taxonomy} {fact.Unit} {ValueRules.Text(fact.PeriodStart)} {ValueRules.Text(fact.PeriodEnd)} {ValueRules.Text(fact.Value)} "
            + $"{fact.AccessionNumber} {fact.FiscalYear} {fact.FiscalPeriod} {fact.Form} {ValueRules.Text(fact.Filed)} {fact.Frame}";
    }
}

using System.Net;
using System.Text;
using SectorPipeline.Ingestion;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Sec;

namespace SectorPipeline.Tests.Ingestion;

[TestFixture]
internal sealed class SecTests
{
    private const string Cik = "0000000012";

    private readonly NoConversation conversation = new();

    [Test]
    public void Tickers_become_numbers_of_ten_digits()
    {
        var ciks = CompanyTickers.Read(
            Answer("""{"0":{"cik_str":12,"ticker":"BRK-B","title":"A \"B\" & <C>"},"1":{"cik_str":"0000000013","ticker":"x","title":""},"2":{"cik_str":14,"ticker":"X","title":""}}"""),
            conversation);

        Assert.That((ciks["BRK-B"], ciks["X"]), Is.EqualTo((Cik, "0000000013")));
    }

    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{"0":7}""")]
    [TestCase("""{"0":{"cik":12,"ticker":"A","title":""}}""")]
    [TestCase("""{"0":{"cik_str":0,"ticker":"A","title":""}}""")]
    [TestCase("""{"0":{"cik_str":12,"ticker":"","title":""}}""")]
    public void Tickers_of_another_shape_are_a_changed_format(string body)
    {
        Assert.That(() => CompanyTickers.Read(Answer(body), conversation), ThrowsChanged);
    }

    [Test]
    public void Empty_texts_of_filings_are_missing()
    {
        var submissions = Submissions.Of(Answer(Registrant(SecFixtures.Table)), Cik, "A", conversation);

        var (first, second) = (submissions.Filings[0].Row, submissions.Filings[1].Row);
        Assert.That(submissions.Filings.Select(filing => filing.Fault), Is.All.Null);
        Assert.That(
            (first.AccessionNumber, first.Form, first.FilingDate, first.ReportDate, first.Items, first.Size, first.IsXbrl),
            Is.EqualTo(("0000000012-20-000002", "8-K", (DateOnly?)new DateOnly(2020, 3, 5), (DateOnly?)new DateOnly(2020, 3, 4), "2.02,9.01", (long?)5753, (bool?)true)));
        Assert.That(first.AcceptedAt, Is.EqualTo(new DateTimeOffset(2020, 3, 5, 21, 30, 1, TimeSpan.Zero)));
        Assert.That((second.ReportDate, second.Act, second.Items, second.PrimaryDocument, second.IsInlineXbrl), Is.EqualTo(((DateOnly?)null, (string?)null, (string?)null, (string?)null, (bool?)false)));
        Assert.That(submissions.Older, Is.EqualTo(new[] { ("CIK0000000012-submissions-001.json", new DateOnly(2019, 12, 31)) }));
        Assert.That(conversation.ExtraFields, Is.Empty);
    }

    [Test]
    public void Filings_that_cannot_be_read_are_faults_of_their_rows()
    {
        var table = SecFixtures.Table.Replace("2020-03-05T21:30:01.000Z", "noon", StringComparison.Ordinal).Replace("\"isXBRL\":[1,0]", "\"isXBRL\":[2,0]", StringComparison.Ordinal);

        var filing = Submissions.OfOlder(Answer(table), Cik, "A", conversation).Filings[0];

        Assert.That(filing.Fault?.Reason, Is.EqualTo("accepted_at 'noon' is not a time in UTC; is_xbrl '2' is not 0 or 1"));
    }

    [TestCase("""{"cik":12}""")]
    [TestCase("""{"cik":12,"filings":[]}""")]
    [TestCase("""{"cik":"x","filings":{"recent":{},"files":[]}}""")]
    [TestCase("""{"cik":12,"filings":{"recent":{},"files":[]}}""")]
    [TestCase("""{"cik":12,"filings":{"recent":7,"files":[]}}""")]
    [TestCase("7")]
    public void Submissions_of_another_shape_are_a_changed_format(string body)
    {
        Assert.That(() => Submissions.Of(Answer(body), Cik, "A", conversation), ThrowsChanged);
    }

    [TestCase("""{"name":"../secrets.json","filingCount":1,"filingFrom":"2019-01-01","filingTo":"2019-12-31"}""")]
    [TestCase("""{"name":"A.json","filingCount":1,"filingFrom":"2019-01-01","filingTo":"late"}""")]
    [TestCase("""{"name":"A.json"}""")]
    [TestCase("7")]
    public void A_file_name_that_is_none_is_a_changed_format(string file)
    {
        Assert.That(() => Submissions.Of(Answer(Registrant(SecFixtures.Table, file)), Cik, "A", conversation), ThrowsChanged);
    }

    [Test]
    public void Columns_of_different_lengths_are_a_changed_format()
    {
        var table = SecFixtures.Table.Replace("""["8-K","4"]""", """["8-K"]""", StringComparison.Ordinal);

        Assert.That(
            () => Submissions.OfOlder(Answer(table), Cik, "A", conversation),
            Throws.TypeOf<VendorException>().With.Message.EndsWith("filings: expected 2 values of form, one for each accession number, got 1"));
    }

    [Test]
    public void An_answer_about_another_registrant_is_the_vendors_fault()
    {
        var failure = Assert.Catch<VendorException>(() => Submissions.Of(Answer(Registrant(SecFixtures.Table)), "0000000099", "A", conversation));

        Assert.That((failure?.Outcome, failure?.Message), Is.EqualTo((VendorOutcome.VendorFault, "asked for registrant 0000000099, the answer is about 0000000012")));
    }

    [Test]
    public void Facts_are_instants_or_periods_and_keep_every_filing_that_states_them()
    {
        var facts = CompanyFacts.Read(Answer(SecFixtures.Facts), Cik, "A", conversation);

        Assert.That(facts.Select(fact => fact.Fault), Is.All.Null);
        Assert.That(
            facts.Select(fact => (fact.Row.Taxonomy, fact.Row.Tag, fact.Row.Unit, fact.Row.PeriodStart, fact.Row.Value, fact.Row.FiscalYear, fact.Row.Frame)),
            Is.EqualTo(new[]
            {
                ("dei", "EntityCommonStockSharesOutstanding", "shares", (DateOnly?)null, (double?)1000, (long?)2019, "CY2019Q4I"),
                ("us-gaap", "NetIncomeLoss", "USD", new DateOnly(2019, 1, 1), -5.5, 2019, null),
                ("us-gaap", "NetIncomeLoss", "USD", new DateOnly(2019, 1, 1), -5.25, null, "CY2019"),
            }));
        Assert.That(conversation.ExtraFields, Is.Empty);
    }

    [TestCase("[]")]
    [TestCase("""{"cik":12,"entityName":"A"}""")]
    [TestCase("""{"cik":12,"entityName":"A","facts":{"dei":7}}""")]
    [TestCase("""{"cik":12,"entityName":"A","facts":{"dei":{"T":{"label":"","description":"","units":{"USD":7}}}}}""")]
    [TestCase("""{"cik":12,"entityName":"A","facts":{"dei":{"T":{"label":"","description":"","units":{"USD":[7]}}}}}""")]
    [TestCase("""{"cik":12,"entityName":"A","facts":{"dei":{"T":{"label":"","description":"","units":{"USD":[{"end":"2020-01-01"}]}}}}}""")]
    public void Facts_of_another_shape_are_a_changed_format(string body)
    {
        Assert.That(() => CompanyFacts.Read(Answer(body), Cik, "A", conversation), ThrowsChanged);
    }

    [TestCase(404, "<?xml version='1.0'?><Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>", nameof(VendorOutcome.UnknownSymbol))]
    [TestCase(403, "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>", nameof(VendorOutcome.UnknownSymbol))]
    [TestCase(403, "<!DOCTYPE html><title>SEC.gov | Request Rate Threshold Exceeded</title><br>", nameof(VendorOutcome.Throttled))]
    [TestCase(429, "", nameof(VendorOutcome.Throttled))]
    [TestCase(403, "<html>Your Request Originates from an Undeclared Automated Tool<br></html>", nameof(VendorOutcome.VendorFault))]
    [TestCase(200, "<html>Your Request Originates from an Undeclared Automated Tool<br></html>", nameof(VendorOutcome.VendorFault))]
    [TestCase(200, "<html><body>We are sorry.</body></html>", nameof(VendorOutcome.VendorFault))]
    [TestCase(503, "<html>", nameof(VendorOutcome.VendorFault))]
    [TestCase(404, "<html>", nameof(VendorOutcome.UnknownSymbol))]
    [TestCase(200, "{}", nameof(VendorOutcome.Ok))]
    public void Refusals_are_XML_or_pages(int status, string body, string outcome)
    {
        Assert.That(SecRefusals.Table.Judge(Answer(body, status)).Outcome.ToString(), Is.EqualTo(outcome));
    }

    private static NUnit.Framework.Constraints.IResolveConstraint ThrowsChanged =>
        Throws.TypeOf<VendorException>().With.Property("Outcome").EqualTo(VendorOutcome.ChangedFormat);

    private static string Registrant(string table, string file = SecFixtures.OlderFile) => SecFixtures.Registrant(table, file);

    private static VendorAnswer Answer(string body, int status = 200) =>
        new("request", (HttpStatusCode)status, "application/json", Encoding.UTF8.GetBytes(body));
}

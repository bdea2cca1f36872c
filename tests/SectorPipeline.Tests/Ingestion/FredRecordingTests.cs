using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using SectorPipeline.Ingestion;
using SectorPipeline.Ingestion.Fred;
using SectorPipeline.Ingestion.Http;
using static SectorPipeline.Tests.Ingestion.RecordedRows;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>What each recorded answer of FRED means.</summary>
[TestFixture]
internal sealed class FredRecordingTests
{
    private static readonly Dictionary<string, Action<VendorAnswer>> Meanings = new(StringComparer.Ordinal)
    {
        ["category_children_empty.json"] = answer =>
        {
            Unused(answer, "expected observations, got categories");
            Assert.That(Json(answer, root => root.GetProperty("categories").GetArrayLength()), Is.Zero);
        },
        ["error_400_api_key_not_32_chars.json"] = answer => Refused(
            FredRefusals.Table, answer, VendorOutcome.BadKey,
            "HTTP 400 (Bad Request.  The value for variable api_key is not a 32 character alpha-numeric lower-case string.  Read https://fred.stlouisfed.org/docs/api/api_key.html for more information.)"),
        ["error_400_series_does_not_exist.json"] = answer =>
            Refused(FredRefusals.Table, answer, VendorOutcome.UnknownSymbol, "Bad Request.  The series does not exist."),
        ["error_400_series_does_not_exist.xml"] = answer =>
            Refused(FredRefusals.Table, answer, VendorOutcome.UnknownSymbol, "Bad Request.  The series does not exist."),
        ["observations_CPILFESL.json"] = answer =>
        {
            var rows = Observations(answer);
            Assert.That((rows.Count, rows.Count(row => row.Value is null)), Is.EqualTo((813, 0)));
            Assert.That((Of(rows[0]), Of(rows[^1])), Is.EqualTo(("1957-01-01 28.5 2024-10-10 2024-10-10", "2024-09-01 320.767 2024-10-10 2024-10-10")));
        },
        ["observations_GDP_2024-11.json"] = answer =>
        {
            var rows = Observations(answer);
            Assert.That((rows.Count, rows.Take(4).All(row => row.Value is null), rows.Count(row => row.Value is null)), Is.EqualTo((315, true, 4)));
            Assert.That((Of(rows[0]), Of(rows[^1])), Is.EqualTo(("1946-01-01 nothing 2024-10-30 2024-10-30", "2024-07-01 29349.924 2024-10-30 2024-10-30")));
        },
        ["observations_GDP_all_vintages_to_2019.json"] = answer =>
        {
            var rows = Observations(answer);
            Assert.That((rows.Count, rows.Count(row => row.Value is null), rows.Select(row => row.RealtimeStart).Distinct().Count()), Is.EqualTo((2902, 245, 324)));
            Assert.That(rows.Where(row => row.Date == new DateOnly(2018, 7, 1)).Select(Of), Is.EqualTo(new[]
            {
                "2018-07-01 20659.029 2018-10-26 2018-11-27", "2018-07-01 20660.34 2018-11-28 2018-12-20", "2018-07-01 20658.204 2018-12-21 2019-01-01",
            }));
        },
        ["observations_SP500_2014-09.xml"] = answer =>
        {
            NotJson(answer);
            Assert.That(
                Xml(answer).Elements("observation").Select(item => $"{item.Attribute("date")?.Value} {item.Attribute("value")?.Value}"),
                Is.EqualTo(new[] { "2014-09-02 2002.28", "2014-09-03 2000.72", "2014-09-04 1997.65", "2014-09-05 2007.71" }));
        },
        ["release_dates_CPI.json"] = answer =>
        {
            Unused(answer, "expected observations, got realtime_start, realtime_end, order_by, sort_order, count, offset, limit, release_dates");
            Assert.That(Json(answer, root => $"{root.GetProperty("count")} {root.GetProperty("release_dates")[926].GetProperty("date")}"), Is.EqualTo("927 2024-10-10"));
        },
        ["series_CPILFESL.json"] = answer =>
        {
            var series = Series(answer, "CPILFESL");
            Assert.That((series.Units, series.Frequency, series.FrequencyShort, series.SeasonalAdjustment, series.Popularity), Is.EqualTo(("Index 1982-1984=100", "Monthly", "M", "Seasonally Adjusted", 82L)));
            Assert.That((series.ObservationStart, series.ObservationEnd), Is.EqualTo(((DateOnly?)new DateOnly(1957, 1, 1), (DateOnly?)new DateOnly(2024, 9, 1))));
            Assert.That(series.LastUpdated, Is.EqualTo(new DateTimeOffset(2024, 10, 10, 12, 42, 3, TimeSpan.Zero)));
            Assert.That(series.Notes, Does.StartWith("The \"Consumer Price Index"));
        },
        ["series_GDP_2024-11.json"] = answer =>
        {
            var series = Series(answer, "GDP");
            Assert.That((series.Title, series.UnitsShort, series.Popularity), Is.EqualTo(("Gross Domestic Product", "Bil. of $", 93L)));
            Assert.That(series.LastUpdated, Is.EqualTo(new DateTimeOffset(2024, 10, 30, 12, 54, 1, TimeSpan.Zero)));
        },
        ["series_PAYEMS.xml"] = answer =>
        {
            NotJson(answer);
            Assert.That(Xml(answer).Element("series")?.Attribute("last_updated")?.Value, Is.EqualTo("2015-06-05 08:47:20-05"));
        },
        ["series_categories_GDP.json"] = answer =>
        {
            Unused(answer, "expected observations, got categories");
            Assert.That(Json(answer, root => root.GetProperty("categories")[0].GetProperty("name").GetString()), Is.EqualTo("GDP/GNP"));
        },
        ["series_release_GDP.json"] = answer =>
        {
            Unused(answer, "expected observations, got realtime_start, realtime_end, releases");
            Assert.That(Json(answer, root => root.GetProperty("releases")[0].GetProperty("id").GetInt32()), Is.EqualTo(53));
        },
        ["vintagedates_GDP.json"] = answer =>
        {
            var conversation = new NoConversation();
            var page = VintageDatesPage.Of(answer, conversation);
            Assert.That((page.Total, page.Dates.Count, page.Dates[0], page.Dates[^1]), Is.EqualTo((393, 393, new DateOnly(1991, 12, 4), new DateOnly(2024, 10, 30))));
            Assert.That((page.Dates, conversation.ExtraFields.Count), Is.EqualTo((page.Dates.Order().Distinct(), 0)));
        },
    };

    private static IEnumerable<TestCaseData> Files => RecordedAnswers.Of("fred");

    [TestCaseSource(nameof(Files))]
    public void Each_answer_means_what_it_says(string file)
    {
        var answer = RecordedAnswers.Read("fred", file);

        Assert.That(Meanings, Does.ContainKey(file));
        Meanings[file](answer);
    }

    private static List<MacroObservation> Observations(VendorAnswer answer)
    {
        Assert.That(ObservationPage.Of(answer, "S", new NoConversation()).Total, Is.EqualTo(Json(answer, root => root.GetProperty("observations").GetArrayLength())));
        return Good(FredRefusals.Table, MacroObservationContract.Instance, answer, (body, conversation) => ObservationPage.Of(body, "S", conversation).Observations);
    }

    private static MacroSeries Series(VendorAnswer answer, string id) =>
        Good(FredRefusals.Table, MacroSeriesContract.Instance, answer, (body, conversation) => [SeriesDescription.Of(body, id, conversation)]).Single();

    private static void Unused(VendorAnswer answer, string difference)
    {
        Foreign(FredRefusals.Table, answer, difference, (body, conversation) => ObservationPage.Of(body, "S", conversation));
        Foreign(FredRefusals.Table, answer, "expected seriess, got", (body, conversation) => SeriesDescription.Of(body, "S", conversation));
        Foreign(FredRefusals.Table, answer, "expected vintage_dates, got", (body, conversation) => VintageDatesPage.Of(body, conversation));
    }

    // We ask for JSON: XML in its place is a broken answer, and is asked for again.
    private static void NotJson(VendorAnswer answer)
    {
        Assert.That(FredRefusals.Table.Judge(answer).Outcome, Is.EqualTo(VendorOutcome.Ok));
        Assert.That(() => ObservationPage.Of(answer, "S", new NoConversation()), Throws.InstanceOf<JsonException>());
        Assert.That(() => SeriesDescription.Of(answer, "S", new NoConversation()), Throws.InstanceOf<JsonException>());
    }

    private static XElement Xml(VendorAnswer answer) => XElement.Parse(Encoding.UTF8.GetString(answer.Body.Span));

    private static string Of(MacroObservation row) => string.Create(
        CultureInfo.InvariantCulture, $"{row.Date:O} {ValueRules.Text(row.Value)} {row.RealtimeStart:O} {row.RealtimeEnd:O}");
}

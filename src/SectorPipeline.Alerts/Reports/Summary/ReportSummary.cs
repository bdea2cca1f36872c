using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SectorPipeline.Alerts;

/// <summary>The report for machines: what <c>summary.json</c> holds. Returns are fractions.</summary>
internal sealed record ReportSummary
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DictionaryKeyPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public required string Session { get; init; }

    public required ReportState State { get; init; }

    public string? Reason { get; init; }

    public string? Notice { get; init; }

    public string? Text { get; init; }

    public required SummaryMarket Market { get; init; }

    public required SummaryData Data { get; init; }

    public IReadOnlyList<SummarySector> Sectors { get; init; } = [];

    public IReadOnlyList<SummarySignal> SignalsChanged { get; init; } = [];

    /// <summary>Null when alerts have never been evaluated.</summary>
    public IReadOnlyList<ActiveAlert>? Alerts { get; init; }

    public required IReadOnlyList<ReportFile> Files { get; init; }

    /// <summary>What a withheld report must not tell is left out.</summary>
    public static ReportSummary Of(MorningFacts facts, ReportVerdict verdict, string? notice, IReadOnlyList<ReportFile> files)
    {
        var tells = verdict.State != ReportState.Withheld;
        return new ReportSummary
        {
            Session = $"{facts.Session}",
            State = verdict.State,
            Reason = verdict.Reason,
            Notice = notice,
            Text = tells ? DayInWords.Of(facts) : null,
            Market = SummaryMarket.Of(facts, tells),
            Data = SummaryData.Of(facts),
            Sectors = tells ? [.. facts.Sectors.Select(sector => SummarySector.Of(sector, facts))] : [],
            SignalsChanged = tells ? [.. facts.Signals.Where(signal => signal.HasChanged).Select(SummarySignal.Of)] : [],
            Alerts = facts.Alerts,
            Files = files,
        };
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json) + "\n";
}

using System.Text.Json;
using SectorPipeline.Core;
using SectorPipeline.Ingestion;
using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Tests.Ingestion;

/// <summary>What tests of recorded answers say again and again.</summary>
internal static class RecordedRows
{
    /// <summary>Rows that a reader gives, all of which keep their contract, from an answer without unknown fields.</summary>
    public static List<TRow> Good<TRow>(
        RefusalTable refusals, Contract<TRow> contract, VendorAnswer answer, Func<VendorAnswer, Conversation, IReadOnlyList<Received<TRow>>> read)
    {
        var conversation = new NoConversation(Session.Parse("2026-06-30"));
        var check = contract.Check(conversation.Session.Date);

        Assert.That(refusals.Judge(answer).Outcome, Is.EqualTo(VendorOutcome.Ok));
        var rows = read(answer, conversation);

        Assert.That(rows.Select(row => check.Check(row)).Where(refusal => refusal is not null), Is.Empty);
        Assert.That(conversation.ExtraFields, Is.Empty);
        return [.. rows.Select(row => row.Row)];
    }

    /// <summary>The answer is good but of another endpoint: the reader takes nothing of it, and says how it differs.</summary>
    public static void Foreign(RefusalTable refusals, VendorAnswer answer, string difference, Action<VendorAnswer, Conversation> read)
    {
        Assert.That(refusals.Judge(answer).Outcome, Is.EqualTo(VendorOutcome.Ok));
        var failure = Assert.Catch<VendorException>(() => read(answer, new NoConversation()));
        Assert.That(failure?.Outcome, Is.EqualTo(VendorOutcome.ChangedFormat));
        Assert.That(failure?.Message, Does.StartWith("the format has changed: ").And.Contain(difference));
    }

    public static void Refused(RefusalTable refusals, VendorAnswer answer, VendorOutcome outcome, string reason)
    {
        var verdict = refusals.Judge(answer);

        Assert.That((verdict.Outcome, verdict.Reason), Is.EqualTo((outcome, reason)));
    }

    public static T Json<T>(VendorAnswer answer, Func<JsonElement, T> find)
    {
        using var document = JsonDocument.Parse(answer.Body);
        return find(document.RootElement);
    }
}

using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Steps;

namespace SectorPipeline.Ingestion.Sec;

/// <summary>Filings of registrants: the latest ones in one answer, older ones in files, which are read where they reach into the window.</summary>
internal sealed class SecFilings(SecClient sec) : ISource<Filing>
{
    public VendorClient Client => sec.Client;

    public async Task<Delivery<Filing>> FetchAsync(FetchTask task, Conversation conversation, CancellationToken cancellation)
    {
        var cik = await sec.CikAsync(task.Key, conversation, cancellation);
        var intake = new FilingIntake<Filing>(task, FilingContract.Instance, filing => filing.FilingDate);
        var latest = await AskAsync($"CIK{cik}.json", answer => Submissions.Of(answer, cik, task.Key, conversation));
        intake.Take(latest.Filings, latest.RequestId, latest.ReceivedAt);
        foreach (var (name, lastFiling) in latest.Older)
        {
            if (lastFiling < task.Window.From)
                continue;
            var older = await AskAsync(name, answer => Submissions.OfOlder(answer, cik, task.Key, conversation));
            intake.Take(older.Filings, older.RequestId, older.ReceivedAt);
        }

        return intake.Finish("filings");

        Task<Submissions> AskAsync(string file, Func<VendorAnswer, Submissions> read) =>
            conversation.AskAsync(conversation.About(task.Key, sec.Url($"submissions/{file}")), read, cancellation);
    }
}

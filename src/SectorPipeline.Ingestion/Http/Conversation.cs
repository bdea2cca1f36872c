using SectorPipeline.Core;

namespace SectorPipeline.Ingestion.Http;

/// <summary>What is said with a vendor about one symbol or series: the answers, and what was odd about them.</summary>
internal abstract class Conversation(string dataset, Session session)
{
    private readonly List<string> requestIds = [];
    private readonly SortedSet<string> extraFields = new(StringComparer.Ordinal);

    public string Dataset => dataset;

    public Session Session => session;

    /// <summary>The answers that were read, in order: enough to have the same conversation again from landing.</summary>
    public IReadOnlyList<string> RequestIds => requestIds;

    /// <summary>The fields that the vendor sent and that neither a column takes nor anybody knew of.</summary>
    public IReadOnlyCollection<string> ExtraFields => extraFields;

    /// <summary>Whether there may be another answer.</summary>
    public virtual bool GoesOn => true;

    public void NoteExtraField(string path) => extraFields.Add(path);

    /// <summary>Asks, and gives the answer as <paramref name="read"/> understands it; throws <see cref="VendorException"/>.</summary>
    public async Task<T> AskAsync<T>(VendorRequest request, Func<VendorAnswer, T> read, CancellationToken cancellation)
    {
        var (answer, result) = await AnswerAsync(request, answer => (answer, read(answer)), cancellation);
        requestIds.Add(answer.RequestId);
        return result;
    }

    /// <summary>
    /// As <see cref="AskAsync"/>, for an answer that many conversations need: it is part of each of them, and asked for once.
    /// </summary>
    public virtual Task<T> AskOnceAsync<T>(
        SharedAnswer<T> shared, VendorRequest request, Func<VendorAnswer, T> read, CancellationToken cancellation) =>
        AskAsync(request, read, cancellation);

    /// <summary>A question of this conversation.</summary>
    public VendorRequest About(string subject, Uri url) => new(dataset, session, subject, url);

    /// <summary>Notes an answer that was read although another conversation asked for it.</summary>
    protected void Heard(string requestId) => requestIds.Add(requestId);

    protected abstract Task<T> AnswerAsync<T>(VendorRequest request, Func<VendorAnswer, T> read, CancellationToken cancellation);
}

using SectorPipeline.Core;

namespace SectorPipeline.Ingestion.Http;

/// <summary>An answer that is about many symbols: asked for once for a dataset and session, whoever needs it first.</summary>
internal sealed class SharedAnswer<T> : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private readonly Dictionary<string, (Session Session, string RequestId, T Result)> known = new(StringComparer.Ordinal);

    /// <summary>The answer's request and what was read in it; a failure is not remembered, and only the latest session of a dataset is.</summary>
    public async Task<(string RequestId, T Result)> GetAsync(
        string dataset, Session session, Func<Task<(string RequestId, T Result)>> ask, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            if (known.TryGetValue(dataset, out var answer) && answer.Session == session)
                return (answer.RequestId, answer.Result);
            var (requestId, result) = await ask();
            known[dataset] = (session, requestId, result);
            return (requestId, result);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}

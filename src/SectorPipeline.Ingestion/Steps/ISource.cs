using SectorPipeline.Ingestion.Http;

namespace SectorPipeline.Ingestion.Steps;

/// <summary>One vendor's way to give a dataset.</summary>
internal interface ISource<TRow>
{
    VendorClient Client { get; }

    /// <summary>The calls that a task takes, as a rule.</summary>
    int CallsPerTask => 1;

    /// <summary>
    /// What the vendor has for the task, held against the contract. The same answers must give the same delivery: what is
    /// in landing is read again this way.
    /// </summary>
    /// <exception cref="VendorException">Nothing is to be had.</exception>
    Task<Delivery<TRow>> FetchAsync(FetchTask task, Conversation conversation, CancellationToken cancellation);
}

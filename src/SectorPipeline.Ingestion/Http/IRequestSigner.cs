namespace SectorPipeline.Ingestion.Http;

/// <summary>Adds to a request what the vendor hands out for a while, such as a cookie and a crumb.</summary>
internal interface IRequestSigner
{
    Task<VendorRequest> SignAsync(VendorRequest request, RequestMeter meter, CancellationToken cancellation);

    /// <summary>Tells that the vendor no longer takes what was added.</summary>
    void Expire();
}

namespace SectorPipeline.Ingestion.Http;

/// <summary>Adds to a request what the vendor hands out for a while, such as a cookie and a crumb.</summary>
internal interface IRequestSigner : IDisposable
{
    /// <exception cref="VendorException">The vendor hands nothing out.</exception>
    Task<VendorRequest> SignAsync(VendorRequest request, RequestMeter meter, CancellationToken cancellation);

    /// <summary>Tells that the vendor did not take what was added to the request; what was handed out since stays.</summary>
    void Expire(VendorRequest signed);
}

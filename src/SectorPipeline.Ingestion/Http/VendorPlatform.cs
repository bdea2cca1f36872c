using Microsoft.Extensions.Logging;
using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion.Http;

/// <summary>What every vendor's client stands on.</summary>
/// <param name="Transport">Makes what sends the requests of one vendor.</param>
internal sealed record VendorPlatform(
    ILake Lake, IVendorLedger Ledger, TimeProvider Time, ILoggerFactory Loggers, Func<HttpMessageHandler> Transport);

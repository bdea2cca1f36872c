using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SectorPipeline.Ingestion.Http;
using SectorPipeline.Ingestion.Steps;
using SectorPipeline.Lake;

namespace SectorPipeline.Ingestion;

/// <summary>Adds ingestion to a host.</summary>
public static class IngestionRegistration
{
    extension(IServiceCollection services)
    {
        /// <summary>
        /// Registers what the steps are made from. The host registers <see cref="IngestionOptions"/>, <see cref="ILake"/>,
        /// <see cref="IVendorLedger"/>, <see cref="IUniverse"/>, <see cref="TimeProvider"/> and logging.
        /// </summary>
        public IServiceCollection AddIngestion() =>
            services
                .AddSingleton(host => new VendorPlatform(
                    host.GetRequiredService<ILake>(),
                    host.GetRequiredService<IVendorLedger>(),
                    host.GetRequiredService<TimeProvider>(),
                    host.GetRequiredService<ILoggerFactory>(),
                    NewTransport))
                .AddSingleton<Feeds>()
                .AddSingleton<StepFrame>();
    }

    private static SocketsHttpHandler NewTransport() => new()
    {
        AllowAutoRedirect = false, // a key goes nowhere else, and what a handshake sets on its way is seen
        AutomaticDecompression = DecompressionMethods.All,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        UseCookies = false,
    };
}

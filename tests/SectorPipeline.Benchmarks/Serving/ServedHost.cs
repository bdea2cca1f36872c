using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using SectorPipeline.Core;

namespace SectorPipeline.Benchmarks.Serving;

/// <summary><c>sector serve</c> of the same build on a free port of loopback, until it is disposed.</summary>
internal sealed class ServedHost : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process process;

    private ServedHost(Process process, Uri address) => (this.process, Client) = (process, new HttpClient { BaseAddress = address });

    public HttpClient Client { get; }

    /// <summary>From the start of the process until it answered that it is ready.</summary>
    public TimeSpan StartTime { get; private set; }

    public static async Task<ServedHost> StartAsync(SectorProcess sector, CancellationToken cancellation)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var started = Stopwatch.GetTimestamp();
        var host = new ServedHost(sector.Start("serve", "--sandbox", "--urls", address.GetLeftPart(UriPartial.Authority)), address);
        try
        {
            await host.WaitAsync(started, cancellation);
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Client.Dispose();
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    private async Task WaitAsync(long started, CancellationToken cancellation)
    {
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        while (!await IsReadyAsync(cancellation))
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(started) > Patience)
                throw new PipelineException($"sector serve is not ready after {Stopwatch.GetElapsedTime(started)}.");
            await Task.Delay(5, cancellation);
        }

        StartTime = Stopwatch.GetElapsedTime(started);
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellation)
    {
        try
        {
            using var response = await Client.GetAsync(new Uri("/health/ready", UriKind.Relative), cancellation);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using SectorPipeline.Core;
using SectorPipeline.Warehouses;

namespace SectorPipeline.IntegrationTests;

/// <summary>One private PostgreSQL for all tests of a run, on loopback, started by the first test that asks; it goes with the process, however that ends.</summary>
internal sealed class PostgresServer : IDisposable
{
    private const int Attempts = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly Lock Gate = new();
    private static PostgresServer? running;

    private readonly Process process;
    private readonly StringBuilder log = new();

    private PostgresServer(string programs, int port, string password)
    {
        ConnectionSettings = new PostgresWarehouseOptions
        {
            Host = "127.0.0.1",
            Port = port,
            User = "sector",
            Password = new Secret(password),
            Database = "postgres",
            SslMode = "disable",
        };
        process = Start(programs, port, password);
    }

    /// <summary>Host, port, user, password and database; the user may do everything.</summary>
    public PostgresWarehouseOptions ConnectionSettings { get; }

    /// <summary>The same, as a run history's setting.</summary>
    public string HistoryConnection =>
        $"Host={ConnectionSettings.Host};Port={ConnectionSettings.Port};Username={ConnectionSettings.User};Password={ConnectionSettings.Password.Reveal()};Database={ConnectionSettings.Database};SSL Mode=Disable";

    /// <summary>The server; without an installed PostgreSQL the test is ignored, or fails where CI=true.</summary>
    public static PostgresServer Require()
    {
        lock (Gate)
            return running ??= StartOnFreePort(FindPrograms());
    }

    /// <summary>A new, empty schema, which goes with everything in it when it is disposed.</summary>
    public static Task<PostgresSchema> CreateSchemaAsync(string name) => PostgresSchema.CreateAsync(Require().ConnectionSettings, name);

    public static void Stop()
    {
        lock (Gate)
            running?.Dispose();
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
    }

    private static string FindPrograms()
    {
        if (PostgresPrograms.FindFolder() is { } folder)
            return folder;
        const string reason = "PostgreSQL is not installed: no folder has 'initdb' and 'postgres'. Install it, or set POSTGRES_BIN to that folder.";
        if (Environment.GetEnvironmentVariable("CI") == "true")
            Assert.Fail(reason);
        Assert.Ignore(reason);
        throw new UnreachableException();
    }

    // Another process may take the port between the look and the start.
    private static PostgresServer StartOnFreePort(string programs)
    {
        for (var attempt = 1; ; attempt++)
        {
            var server = new PostgresServer(programs, FreePort(), RandomNumberGenerator.GetHexString(32));
            if (server.IsReady())
                return server;
            server.Dispose();
            if (attempt == Attempts)
                throw new InvalidOperationException($"PostgreSQL did not start:\n{server.log}");
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private Process Start(string programs, int port, string password)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Postgres", "postgres.sh");
        string[] line = [.. AsUnprivilegedUser(), "sh", "-c", File.ReadAllText(script), "postgres.sh", programs, $"{port}"];
        var start = new ProcessStartInfo(line[0], line[1..])
        {
            WorkingDirectory = "/",
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["SERVER_PASSWORD"] = password },
        };
        var started = Process.Start(start)!;
        started.OutputDataReceived += (_, text) => Log(text.Data);
        started.ErrorDataReceived += (_, text) => Log(text.Data);
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return started;
    }

    // PostgreSQL refuses to run as root.
    private static IEnumerable<string> AsUnprivilegedUser() =>
        Environment.IsPrivilegedProcess ? ["runuser", "-u", HasUser("postgres") ? "postgres" : "nobody", "--"] : [];

    private static bool HasUser(string name) =>
        File.ReadLines("/etc/passwd").Any(line => line.StartsWith($"{name}:", StringComparison.Ordinal));

    private bool IsReady()
    {
        var watch = Stopwatch.StartNew();
        while (!process.HasExited && watch.Elapsed < Patience)
        {
            if (Answers())
                return true;
            Thread.Sleep(20);
        }

        return false;
    }

    private bool Answers()
    {
        try
        {
            var warehouse = PostgresWarehouse.OpenAsync(ConnectionSettings, CancellationToken.None).GetAwaiter().GetResult();
            warehouse.DisposeAsync().AsTask().GetAwaiter().GetResult();
            return true;
        }
        catch (PipelineException)
        {
            return false;
        }
    }

    private void Log(string? line)
    {
        lock (log)
            log.AppendLine(line);
    }
}

using System.Net.Sockets;
using Npgsql;
using SectorPipeline.Core;

namespace SectorPipeline.Warehouses;

/// <summary>Says why a connection did not open and what to do; never with the password.</summary>
internal static class PostgresOpenFailure
{
    public static PipelineException Of(Exception failure, string server, PostgresWarehouseOptions options)
    {
        var (where, message, transient) = Explain(failure, server, options);
        return new PipelineException(options.Password.Redact($"{where}: {message}"), failure) { IsTransient = transient };
    }

    private static (string Where, string Message, bool IsTransient) Explain(Exception failure, string server, PostgresWarehouseOptions options) =>
        failure switch
        {
            PostgresException refusal => Refused(refusal, server, options),
            _ when failure.GetBaseException() is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData } =>
                (server, $"no host is called '{options.Host}'. Correct the host.", false),
            _ when Find<SocketException>(failure) is { } network => (server, $"no server answers ({network.Message}). Start it, or correct host and port.", true),
            _ when Find<TimeoutException>(failure) is not null =>
                (server, $"no answer within {options.ConnectTimeout.TotalSeconds:0.#} s. Check host, port and firewall, or set a longer connect_timeout.", true),
            _ => (server, $"the connection did not open: {Sentence(failure.Message)} Check host, port and sslmode.", failure is NpgsqlException { IsTransient: true }),
        };

    private static (string Where, string Message, bool IsTransient) Refused(PostgresException refusal, string server, PostgresWarehouseOptions options)
    {
        var text = Sentence(refusal.MessageText);
        return refusal.SqlState switch
        {
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
                (server, $"{text} Correct user and password.", false),
            PostgresErrorCodes.InvalidCatalogName => (server, $"{text} Create it, or correct dbname.", false),
            PostgresErrorCodes.TooManyConnections => (server, $"{text} Use fewer threads, or raise the server's max_connections.", true),
            PostgresErrorCodes.CannotConnectNow => (server, $"{text} Try again when it is ready.", true),
            PostgresErrorCodes.InvalidParameterValue => (server, $"{text} Correct role and search_path.", false),
            PostgresErrorCodes.InsufficientPrivilege => (server, $"{text} Grant it to user '{options.User}', or connect as another.", false),
            _ => ($"{server}, database '{options.Database}'", $"{text} Correct the target's settings.", refusal.IsTransient),
        };
    }

    private static T? Find<T>(Exception failure)
        where T : Exception
    {
        for (var current = failure; current is not null; current = current.InnerException)
        {
            if (current is T found)
                return found;
        }

        return null;
    }

    private static string Sentence(string text) => text.TrimEnd().TrimEnd('.') + ".";
}

using System.Net.Sockets;
using System.Security.Cryptography;
using MailKit.Net.Smtp;
using MailKit.Security;
using SectorPipeline.Core;

namespace SectorPipeline.Alerts;

/// <summary>Sends each message as mail; its id makes the Message-Id, by which mailboxes know a copy.</summary>
internal sealed class EmailChannel(string name, SmtpOptions options, TimeSpan timeout) : IAlertChannel
{
    public string Name => name;

    public async Task SendAsync(OutboxMessage message, CancellationToken cancellation)
    {
        using var mail = Letter.Of(message, options);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(timeout);
        using var authorities = Authorities();
        using var client = new SmtpClient { Timeout = (int)timeout.TotalMilliseconds };
        if (authorities is not null)
            (client.CheckCertificateRevocation, client.ServerCertificateValidationCallback) = (false, (_, certificate, chain, errors) => authorities.Vouch(certificate, chain, errors));
        try
        {
            await client.ConnectAsync(options.Host, options.Port, Security(), patience.Token);
            if (options.User.Length > 0)
                await client.AuthenticateAsync(options.User, options.Password.Reveal(), patience.Token);
            await client.SendAsync(mail, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Failed($"no answer within {timeout}", isTransient: true, null);
        }
        catch (SmtpCommandException refusal)
        {
            // Codes of 5xx mean that the same message will be refused again (RFC 5321, 4.2.1).
            throw Failed($"answers {(int)refusal.StatusCode} {refusal.Message}", (int)refusal.StatusCode < 500, refusal);
        }
        catch (Exception failure) when (failure is SmtpProtocolException or SocketException or IOException)
        {
            throw Failed($"is not reached: {failure.Message}", isTransient: true, failure);
        }
        catch (Exception failure) when (failure is AuthenticationException or SslHandshakeException or NotSupportedException)
        {
            throw Failed($"does not let us in: {failure.Message.Split('\n')[0].TrimEnd()} Check Smtp:Encryption, CaFile, User and Password.", isTransient: true, failure);
        }

        await LeaveAsync(client);
    }

    // The server has the message; how the conversation ends changes nothing about that.
    private static async Task LeaveAsync(SmtpClient client)
    {
        try
        {
            await client.DisconnectAsync(quit: true, CancellationToken.None);
        }
        catch (Exception failure) when (failure is SmtpCommandException or SmtpProtocolException or SocketException or IOException)
        {
            // It hung up first.
        }
    }

    private TrustedAuthorities? Authorities()
    {
        try
        {
            return options.CaFile.Length == 0 ? null : TrustedAuthorities.Load(options.CaFile);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw Failed($"is not trusted: {options.CaFile}: {failure.Message} Check Smtp:CaFile.", isTransient: true, failure);
        }
    }

    private SecureSocketOptions Security() => options.Encryption switch
    {
        SmtpEncryption.StartTls => SecureSocketOptions.StartTls,
        SmtpEncryption.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.None,
    };

    private DeliveryException Failed(string what, bool isTransient, Exception? cause) =>
        new($"channel {name}: {options.Host}:{options.Port} {options.Password.Redact(what)}", cause) { IsTransient = isTransient };
}

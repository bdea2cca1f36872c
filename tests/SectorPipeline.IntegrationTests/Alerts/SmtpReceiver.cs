using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using MimeKit;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace SectorPipeline.IntegrationTests.Alerts;

/// <summary>A real mail server on loopback, which keeps what it gets.</summary>
internal sealed class SmtpReceiver : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly Task serving;

    public SmtpReceiver(int port, Func<SmtpResponse> answer, X509Certificate2? certificate = null, bool isEncryptedAtOnce = false)
    {
        var options = new SmtpServerOptionsBuilder().ServerName("loopback").Endpoint(Endpoint(port, certificate, isEncryptedAtOnce)).Build();
        var provider = new ServiceProvider();
        provider.Add(new Kept(this, answer));
        provider.Add(new OneUser(this));
        serving = new SmtpServer.SmtpServer(options, provider).StartAsync(stop.Token);
    }

    public ConcurrentQueue<MimeMessage> Mail { get; } = new();

    /// <summary>Whether each mail came encrypted.</summary>
    public ConcurrentQueue<bool> Encrypted { get; } = new();

    public ConcurrentQueue<string> Users { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await serving;
        stop.Dispose();
    }

    private static Action<EndpointDefinitionBuilder> Endpoint(int port, X509Certificate2? certificate, bool isEncryptedAtOnce) => endpoint =>
    {
        endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, port)).AllowUnsecureAuthentication();
        if (certificate is not null)
            endpoint.Certificate(certificate).IsSecure(isEncryptedAtOnce);
    };

    private sealed class Kept(SmtpReceiver receiver, Func<SmtpResponse> answer) : MessageStore
    {
        public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            receiver.Encrypted.Enqueue(context.Pipe.IsSecure);
            var response = answer();
            if (response.ReplyCode == SmtpReplyCode.Ok)
                receiver.Mail.Enqueue(await MimeMessage.LoadAsync(new MemoryStream(buffer.ToArray()), cancellationToken));
            return response;
        }
    }

    private sealed class OneUser(SmtpReceiver receiver) : UserAuthenticator
    {
        public override Task<bool> AuthenticateAsync(ISessionContext context, string user, string password, CancellationToken cancellationToken)
        {
            receiver.Users.Enqueue(user);
            return Task.FromResult(password == "a password");
        }
    }
}

using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SectorPipeline.Alerts;
using SectorPipeline.Core;
using SectorPipeline.IntegrationTests.Serving;
using SmtpServer.Protocol;

namespace SectorPipeline.IntegrationTests.Alerts;

public sealed class EmailChannelTests
{
    private readonly int port = FreePort.Take();

    [Test]
    public async Task A_message_arrives_as_text_and_HTML_with_a_stable_id()
    {
        await using var server = new SmtpReceiver(port, () => SmtpResponse.Ok);
        var message = Messages.Of("Energy is 20 % below its high ÄÖ");

        await SendAsync(message, "a password");
        await SendAsync(message, "a password");

        var mail = server.Mail.First();
        Assert.That(server.Mail.Select(copy => copy.MessageId), Has.All.EqualTo($"{message.Id}@example.com").And.Exactly(2).Items);
        Assert.That((mail.Subject, mail.To.ToString(), server.Users.First()), Is.EqualTo(("[error] Energy is 20 % below its high ÄÖ", "desk@example.com, \"risk, all\" <risk@example.com>", "sector")));
        Assert.That(mail.TextBody, Does.Contain("Energy closed <lower> & \"lower\".").And.Contains("Key: drawdown/Energy"));
        Assert.That(mail.HtmlBody, Does.Contain("Energy closed &lt;lower&gt; &amp; &quot;lower&quot;."));
    }

    [TestCase(SmtpReplyCode.ServiceUnavailable, true)]
    [TestCase(SmtpReplyCode.MailboxUnavailable, false)]
    public async Task A_refusal_says_whether_to_try_again(SmtpReplyCode code, bool isTransient)
    {
        await using var server = new SmtpReceiver(port, () => new SmtpResponse(code, "no"));

        Assert.That(() => SendAsync(Messages.Of("x"), "a password"), Throws.InstanceOf<DeliveryException>().With.Property("IsTransient").EqualTo(isTransient));
    }

    [Test]
    public void A_server_that_is_away_may_be_tried_again() =>
        Assert.That(() => SendAsync(Messages.Of("x"), "a password"), Throws.InstanceOf<DeliveryException>().With.Property("IsTransient").True.And.Message.Contains("is not reached"));

    [Test]
    public async Task A_wrong_password_is_told_and_not_shown()
    {
        await using var server = new SmtpReceiver(port, () => SmtpResponse.Ok);

        Assert.That(() => SendAsync(Messages.Of("x"), "a-wrong-password"), Throws.InstanceOf<DeliveryException>().With.Message.Contains("does not let us in").And.Message.Not.Contains("a-wrong-password"));
    }

    [Test]
    public async Task Without_encryption_that_was_asked_for_nothing_is_sent()
    {
        await using var server = new SmtpReceiver(port, () => SmtpResponse.Ok);

        Assert.That(() => SendAsync(Messages.Of("x"), "a password", SmtpEncryption.StartTls), Throws.InstanceOf<DeliveryException>());
        Assert.That((server.Mail, server.Users), Is.EqualTo((Array.Empty<object>(), Array.Empty<string>())));
    }

    [Test]
    public async Task A_certificate_that_nobody_vouches_for_is_refused()
    {
        using var certificate = SelfSigned();
        await using var server = new SmtpReceiver(port, () => SmtpResponse.Ok, certificate);

        Assert.That(() => SendAsync(Messages.Of("x"), "a password", SmtpEncryption.StartTls), Throws.InstanceOf<DeliveryException>().With.Message.Contains("does not let us in"));
        Assert.That(server.Users, Is.Empty);
    }

    [TestCase(SmtpEncryption.StartTls)]
    [TestCase(SmtpEncryption.Tls)]
    public async Task A_certificate_of_an_authority_that_is_named_lets_mail_pass_encrypted(SmtpEncryption encryption)
    {
        using var authority = new CertificateAuthority();
        using var certificate = authority.Certify("127.0.0.1");
        await using var server = new SmtpReceiver(port, () => SmtpResponse.Ok, certificate, encryption == SmtpEncryption.Tls);

        await SendAsync(Messages.Of("x"), "a password", encryption, authority.File);

        Assert.That((server.Mail.Single().Subject, server.Encrypted.Single(), server.Users.Single()), Is.EqualTo(("[error] x", true, "sector")));
    }

    [TestCase("192.0.2.1", false, TestName = "A_certificate_of_another_server_is_refused")]
    [TestCase("127.0.0.1", true, TestName = "A_certificate_of_another_authority_is_refused")]
    public async Task Not_every_certificate_will_do(string server, bool isOfAnother)
    {
        using var authority = new CertificateAuthority();
        using var another = new CertificateAuthority();
        using var certificate = (isOfAnother ? another : authority).Certify(server);
        await using var receiver = new SmtpReceiver(port, () => SmtpResponse.Ok, certificate);

        Assert.That(() => SendAsync(Messages.Of("x"), "a password", SmtpEncryption.StartTls, authority.File), Throws.InstanceOf<DeliveryException>().With.Message.Contains("does not let us in").And.Message.Contains("CaFile"));
        Assert.That((receiver.Mail, receiver.Users), Is.EqualTo((Array.Empty<object>(), Array.Empty<string>())));
    }

    private async Task SendAsync(OutboxMessage message, string password, SmtpEncryption encryption = SmtpEncryption.None, string caFile = "")
    {
        using var channels = Messages.Open(new ChannelOptions
        {
            Type = ChannelType.Email,
            Smtp = new SmtpOptions
            {
                Host = "127.0.0.1",
                Port = port,
                Encryption = encryption,
                CaFile = caFile,
                User = "sector",
                Password = new Secret(password),
                From = "Sector <sector@example.com>",
                To = ["desk@example.com", "\"risk, all\" <risk@example.com>"],
            },
        });
        await channels.All.Single().SendAsync(message, CancellationToken.None);
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}

using SectorPipeline.Alerts;
using SectorPipeline.Core;

namespace SectorPipeline.Tests.Alerts;

public sealed class WebhookSignatureTests
{
    // printf '%s' '1719316800.{"a":1}' | openssl dgst -sha256 -hmac 'a secret'
    [Test]
    public void It_is_the_one_that_openssl_makes() =>
        Assert.That(
            WebhookSignature.Of(new Secret("a secret"), "1719316800", """{"a":1}"""),
            Is.EqualTo("v1=08150ef72095990d91d7b816bcb88e07b217bf07cee21d61ec5e14f724eb1dbc"));
}

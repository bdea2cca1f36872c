using SectorPipeline.Ingestion;

namespace SectorPipeline.Tests.Ingestion;

[TestFixture]
internal sealed class VendorTextTests
{
    [Test]
    public void A_fault_shows_no_more_of_a_value_than_a_person_reads()
    {
        string? fault = null;

        var number = VendorText.Number("price", new string('x', 1_000_000), ref fault);

        Assert.That(number, Is.Null);
        Assert.That(fault, Is.EqualTo($"price '{new string('x', 100)}…' is not a number"));
    }

    [Test]
    public void What_is_cut_stays_Unicode() =>
        Assert.That(VendorText.Start(new string('x', 99) + "\U0001F4C8 and more"), Is.EqualTo(new string('x', 99) + "…"));
}

namespace SectorPipeline.Tests.DuckDb;

public sealed class SpillTests
{
    [Test]
    public void What_does_not_fit_into_memory_spills_beside_the_file_and_is_gone_after()
    {
        using var folder = new TemporaryFolder();
        var path = folder["a.duckdb"];
        using (var connection = Memory.Open($"Data Source={path};memory_limit=64MB;threads=1"))
        {
            connection.Run("create temp table t as select i, repeat('x', 100) || i as v from range(1000000) r(i)");

            Assert.That(Directory.EnumerateFiles($"{path}.tmp"), Is.Not.Empty);
            Assert.That(connection.Scalar("select count(*) from t"), Is.EqualTo(1_000_000));
        }

        Assert.That(Directory.Exists($"{path}.tmp"), Is.False);
    }
}

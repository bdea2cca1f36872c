using SectorPipeline.DuckDb;

namespace SectorPipeline.Tests.DuckDb;

public sealed class ConnectionTests
{
    [Test]
    public void A_query_answers()
    {
        using var connection = new DuckDbConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "create table t(a integer, b varchar); insert into t values (1, 'x'), (2, null); select a, b from t order by a";

        using var reader = command.ExecuteReader();

        Assert.That(reader.RecordsAffected, Is.EqualTo(2));
        Assert.That(reader.Read(), Is.True);
        Assert.That(reader.GetInt32(0), Is.EqualTo(1));
        Assert.That(reader.GetString(1), Is.EqualTo("x"));
        Assert.That(reader.Read(), Is.True);
        Assert.That(reader.IsDBNull(1), Is.True);
        Assert.That(reader.Read(), Is.False);
    }
}

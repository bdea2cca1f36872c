using SectorPipeline.DuckDb;

namespace SectorPipeline.Tests.DuckDb;

public sealed class AppenderTests
{
    [Test]
    public void Rows_are_there_after_close()
    {
        using var connection = Memory.Open();
        connection.Run("create table bars (symbol varchar, date date, close double, volume bigint)");

        using (var appender = connection.CreateAppender("bars"))
        {
            for (var i = 0; i < 5_000; i++)
            {
                appender.Append(i % 2 == 0 ? "AAPL" : "a symbol longer than twelve").Append(new DateOnly(2020, 1, 1).AddDays(i)).Append(i / 4.0).Append((long?)(i % 3 == 0 ? null : i));
                appender.EndRow();
            }

            appender.Close();
        }

        Assert.That(connection.Scalar("select count(*) from bars"), Is.EqualTo(5_000L));
        Assert.That(connection.Scalar("select count(volume) from bars"), Is.EqualTo(3_333L));
        Assert.That(connection.Scalar("select close from bars where symbol like 'a%' and date = date '2020-01-02'"), Is.EqualTo(0.25));
    }
}

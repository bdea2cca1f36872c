using System.Data;
using SectorPipeline.DuckDb;

namespace SectorPipeline.Tests.DuckDb;

public sealed class TransactionTests
{
    [Test]
    public void What_is_committed_stays_and_what_is_rolled_back_goes()
    {
        using var connection = Memory.Open();
        connection.Run("create table t (i integer)");

        using (var transaction = connection.BeginTransaction())
        {
            connection.Run("insert into t values (1)");
            transaction.Commit();
        }

        using (var transaction = connection.BeginTransaction())
        {
            connection.Run("insert into t values (2)");
            transaction.Rollback();
        }

        using (connection.BeginTransaction())
            connection.Run("insert into t values (3)");

        Assert.That(connection.Scalar("select list(i) from t"), Is.EqualTo(new List<object?> { 1 }));
    }

    [Test]
    public void A_transaction_ends_once()
    {
        using var connection = Memory.Open();
        using var transaction = connection.BeginTransaction();
        transaction.Commit();

        Assert.That(transaction.Commit, Throws.InvalidOperationException);
        Assert.That(transaction.Connection, Is.Null);
    }

    [Test]
    public void Transactions_do_not_nest()
    {
        using var connection = Memory.Open();
        using var transaction = connection.BeginTransaction();

        Assert.That(() => connection.BeginTransaction(), Throws.InvalidOperationException);
    }

    [Test]
    public void After_an_error_everything_fails_until_the_rollback()
    {
        using var connection = Memory.Open();
        connection.Run("create table t (i integer primary key); insert into t values (1)");
        using var transaction = connection.BeginTransaction();

        Assert.That(() => connection.Run("insert into t values (1)"), Throws.TypeOf<DuckDbException>());
        Assert.That(() => connection.Run("select 1"), Throws.TypeOf<DuckDbException>()
            .With.Property(nameof(DuckDbException.ErrorType)).EqualTo(DuckDbErrorType.Transaction)
            .And.Property(nameof(DuckDbException.IsTransient)).False);
        transaction.Rollback();

        Assert.That(connection.Scalar("select count(*) from t"), Is.EqualTo(1));
    }

    [Test]
    public void A_conflict_with_another_transaction_is_transient()
    {
        using var first = Memory.Open("Data Source=:memory:conflict");
        using var second = Memory.Open("Data Source=:memory:conflict");
        first.Run("create table t (i integer); insert into t values (1)");
        using var one = first.BeginTransaction();
        using var two = second.BeginTransaction();
        first.Run("update t set i = 2");

        Assert.That(() => second.Run("update t set i = 3"), Throws.TypeOf<DuckDbException>()
            .With.Property(nameof(DuckDbException.ErrorType)).EqualTo(DuckDbErrorType.Transaction)
            .And.Property(nameof(DuckDbException.IsTransient)).True);
    }

    [Test]
    public void Isolation_is_a_snapshot()
    {
        using var connection = Memory.Open();

        using (var transaction = connection.BeginTransaction(IsolationLevel.ReadCommitted))
            Assert.That(transaction.IsolationLevel, Is.EqualTo(IsolationLevel.Snapshot));
        Assert.That(() => connection.BeginTransaction(IsolationLevel.Serializable), Throws.TypeOf<NotSupportedException>());
    }
}

using FinSight.Core.Changes;
using FinSight.Core.Expenses;
using FinSight.Core.Ledgers;

namespace FinSight.Web.Features.Expenses;

/// <summary>What is done to all picked rows, as one batch.</summary>
public delegate Task<WriteResult> BulkChange(ExpenseBulkService bulk, Member member, ExpenseSelection rows);
